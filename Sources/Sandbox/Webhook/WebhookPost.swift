import NIOCore
import NIOHTTP1
import NIOPosix

/// Posts one update to a webhook, over a connection of its own.
struct WebhookPost {
    let address: WebhookAddress
    let secret: String?

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Returns where the bot has answered 2xx.
    func send(_ body: [UInt8]) async throws {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .connect(host: address.host, port: address.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel
                    )
                }
            }
        let status = try await channel.executeThenClose { inbound, outbound -> UInt? in
            try await outbound.write(.head(head(length: body.count)))
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body))))
            try await outbound.write(.end(nil))
            for try await part in inbound {
                if case .head(let head) = part { return head.status.code }
            }
            return nil
        }
        guard let status else { throw Failure(description: "Connection closed without an answer") }
        guard (200..<300).contains(status) else {
            throw Failure(description: "Wrong response from the webhook: \(status)")
        }
    }

    private func head(length: Int) -> HTTPRequestHead {
        var headers: HTTPHeaders = [
            "Host": "\(address.host):\(address.port)", "Content-Type": "application/json",
            "Content-Length": String(length), "Connection": "close",
        ]
        if let secret { headers.add(name: "X-Telegram-Bot-Api-Secret-Token", value: secret) }
        return HTTPRequestHead(version: .http1_1, method: .POST, uri: address.path, headers: headers)
    }
}
