import HTTPTypes
import Hummingbird
import NIOCore

/// The Bot API's own paths: `/bot<token>/<method>` and `/file/bot<token>/<path>`.
struct BotAPIRoutes {
    let exchange: Exchange

    /// A little above the largest upload that the service takes.
    private static let largestBody = 52 * 1024 * 1024

    func add(to router: Router<SandboxContext>) {
        router.on("bot{token}/:method", method: .get, use: answer)
        router.on("bot{token}/:method", method: .post, use: answer)
        router.get("file/bot{token}/**", use: download)
    }

    @Sendable private func answer(_ request: Request, _ context: SandboxContext) async throws -> Response {
        let token = FormBody.decode((context.parameters.get("token") ?? "").utf8)
        let method = context.parameters.get("method") ?? ""
        let reply: Reply
        do {
            let parameters = try await Self.parameters(of: request)
            reply = await exchange.answer(token: token, method: method, parameters: parameters)
        } catch let failure as APIFailure {
            reply = Reply(failure)
        }
        return Self.response(reply, context)
    }

    private static func parameters(of request: Request) async throws -> Parameters {
        var parameters = Parameters()
        if let query = request.uri.query { FormBody.read(query, into: &parameters) }
        guard request.method == .post else { return parameters }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: largestBody)
        } catch is NIOTooManyBytesError {
            throw APIFailure.uploadTooLarge
        }
        guard body.readableBytes > 0 else { return parameters }
        let contentType = request.headers[.contentType] ?? ""
        switch contentType.prefix(while: { $0 != ";" }).lowercased() {
        case "application/json":
            guard let members = JSON(parsing: body.readableBytesView)?.members else {
                throw APIFailure.badRequest("can't parse JSON object")
            }
            for member in members { parameters.set(member.key, member.value) }
        case "multipart/form-data":
            guard let multipart = Multipart(contentType: contentType, body: Array(body.readableBytesView)) else {
                throw APIFailure.badRequest("can't parse multipart/form-data")
            }
            multipart.parts.forEach { parameters.set($0) }
        default: FormBody.read(String(buffer: body), into: &parameters)
        }
        return parameters
    }

    private static func response(_ reply: Reply, _ context: SandboxContext) -> Response {
        let headers: HTTPFields = [.contentType: reply.contentType]
        let bytes = ByteBuffer(bytes: reply.body)
        switch reply.manner {
        case .whole:
            return Response(status: .init(code: reply.status), headers: headers, body: .init(byteBuffer: bytes))
        case .cut:
            context.hangUp()
            return Response(status: .init(code: 500))
        case .half:
            let half = bytes.getSlice(at: bytes.readerIndex, length: bytes.readableBytes / 2) ?? ByteBuffer()
            let body = ResponseBody(contentLength: bytes.readableBytes) { writer in
                try await writer.write(half)
                context.hangUp()
                throw HungUp()
            }
            return Response(status: .init(code: reply.status), headers: headers, body: body)
        }
    }

    @Sendable private func download(_ request: Request, _ context: SandboxContext) async throws -> Response {
        let path = context.parameters.getCatchAll().joined(separator: "/")
        let token = FormBody.decode((context.parameters.get("token") ?? "").utf8)
        let file = exchange.withWorld { world in world.filesByPath[path].flatMap { world.files[$0] } }
        guard Token(token) != nil, let file else { return Self.response(Reply(.notFound), context) }
        return Response(
            status: .ok,
            headers: [.contentType: "application/octet-stream"],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes))
        )
    }
}

/// Ends the writing of an answer whose connection was closed on purpose.
private struct HungUp: Error {}

extension Parameters {
    /// A part of a multipart body: a file where it has a file's name, a field otherwise.
    mutating func set(_ part: Multipart.Part) {
        if let fileName = part.fileName {
            let mediaType = part.mediaType ?? "application/octet-stream"
            set(part.name, Upload(fileName: fileName, mediaType: mediaType, bytes: Array(part.bytes)))
        } else {
            set(part.name, .string(String(decoding: part.bytes, as: UTF8.self)))
        }
    }
}
