import HTTPTypes
import Hummingbird

/// `/sandbox/…`: the other side of the wire, for the chat page, tests and harnesses.
struct SandboxRoutes {
    let exchange: Exchange

    /// Room for a file a person sends.
    private static let largestBody = 52 * 1024 * 1024

    func add(to router: Router<SandboxContext>) {
        let group = router.group("sandbox")
        group.get("chats", use: chats)
        group.get("chats/:id", use: messages)
        group.post("say", use: say)
        group.post("press", use: press)
        group.post("file", use: file)
        group.get("files/:id", use: download)
        group.post("read", use: read)
        group.post("people", use: people)
        group.post("block", use: block)
        group.get("chats/:id/commands", use: commands)
        group.get("stats", use: statistics)
        group.get("clock", use: clock)
        group.post("clock", use: moveClock)
        group.get("faults", use: faults)
        group.post("faults", use: addFaults)
        group.delete("faults", use: removeFaults)
        group.delete("faults/:id", use: removeFault)
        group.get("events", use: events)
    }

    /// Turns a complaint into its answer.
    func answer(_ body: () async throws(Complaint) -> JSON) async -> Response {
        do throws(Complaint) {
            return Self.response(try await body())
        } catch {
            return Self.response(["error": .string(error.text)], status: error.status)
        }
    }

    static func response(_ json: JSON, status: Int = 200) -> Response {
        Response(
            status: .init(code: status),
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: json.bytes))
        )
    }

    /// The body as a JSON object.
    static func order(_ request: Request) async throws(Complaint) -> JSON {
        guard let body = try? await request.body.collect(upTo: largestBody) else {
            throw .wrong("the body is too large")
        }
        guard let json = JSON(parsing: body.readableBytesView), json.members != nil else {
            throw .wrong("the body must be a JSON object")
        }
        return json
    }

    static func multipart(_ request: Request) async throws(Complaint) -> Parameters {
        guard let body = try? await request.body.collect(upTo: largestBody) else {
            throw .wrong("the body is too large")
        }
        let contentType = request.headers[.contentType] ?? ""
        guard let form = Multipart(contentType: contentType, body: Array(body.readableBytesView)) else {
            throw .wrong("the body must be multipart/form-data")
        }
        var parameters = Parameters()
        form.parts.forEach { parameters.set($0) }
        return parameters
    }
}

extension JSON {
    /// A member that must be there, as a whole number.
    func required(_ name: String) throws(Complaint) -> Int {
        guard let value = self[name]?.int else { throw .wrong("\"\(name)\" is missing or no number") }
        return value
    }

    /// A member that must be there, as text.
    func requiredText(_ name: String) throws(Complaint) -> String {
        guard let value = self[name]?.string else { throw .wrong("\"\(name)\" is missing or no text") }
        return value
    }
}
