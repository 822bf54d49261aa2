import HTTPTypes
import Hummingbird

/// The clock, faults, counts, files and events.
extension SandboxRoutes {
    @Sendable func statistics(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in exchange.withWorld { world in world.statisticsJSON } }
    }

    @Sendable func clock(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in await exchange.clock() }
    }

    @Sendable func moveClock(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            try await exchange.moveClock(try await Self.order(request))
        }
    }

    @Sendable func faults(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in ["faults": exchange.withFaults { $0.json }] }
    }

    /// One fault, or `{"faults": […]}`, all of them or none. `{"kind": "limits"}` switches the limits on or off.
    @Sendable func addFaults(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let order = try await Self.order(request)
            let list = order["faults"]?.array ?? [order]
            let added = exchange.withFaults { book -> Result<[JSON], Complaint> in
                var changed = book
                do throws(Complaint) {
                    var ids: [JSON] = []
                    for item in list where item["kind"]?.string != "limits" { ids.append(.int(try changed.add(item))) }
                    book = changed
                    return .success(ids)
                } catch {
                    return .failure(error)
                }
            }
            let ids = try added.get()
            for item in list where item["kind"]?.string == "limits" {
                exchange.withWorld { world in world.limiter = Self.limiter(item) }
            }
            return ["ids": .array(ids)]
        }
    }

    @Sendable func removeFaults(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            exchange.withFaults { $0.removeAll() }
            exchange.withWorld { world in world.limiter = world.settings.limits.map { RateLimiter(limits: $0) } }
            return ["faults": []]
        }
    }

    @Sendable func removeFault(_ request: Request, _ context: SandboxContext) async -> Response {
        await answer { () throws(Complaint) in
            let id = context.parameters.get("id") ?? ""
            let isRemoved = exchange.withFaults { book in Int(id).map { book.remove($0) } ?? false }
            guard isRemoved else { throw .missing("no fault \(id)") }
            return ["removed": .string(id)]
        }
    }

    private static func limiter(_ order: JSON) -> RateLimiter? {
        guard order["on"]?.bool ?? true else { return nil }
        var limits = SandboxLimits()
        if let value = order["per_second"]?.double { limits.perSecond = value }
        if let value = order["per_chat_second"]?.double { limits.perChatSecond = value }
        if let value = order["chat_burst"]?.double { limits.chatBurst = value }
        if let value = order["per_group_minute"]?.double { limits.perGroupMinute = value }
        return RateLimiter(limits: limits)
    }

    /// Pictures are shown by the page; anything else is saved, never opened, because anyone may have sent it.
    private static let shownPictures: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp"]

    @Sendable func download(_ request: Request, _ context: SandboxContext) async -> Response {
        let id = context.parameters.get("id") ?? ""
        guard let file = exchange.withWorld({ world in world.files[id] }) else {
            return await answer { () throws(Complaint) in throw .missing("no file \(id)") }
        }
        let isPicture = Self.shownPictures.contains(file.mediaType)
        var headers: HTTPFields = [.contentType: isPicture ? file.mediaType : "application/octet-stream"]
        headers[.contentDisposition] = isPicture ? "inline" : "attachment"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    @Sendable func events(_ request: Request, _ context: SandboxContext) async -> Response {
        let clock = await exchange.clock()
        let greeting = JSON.object([.init(key: "type", value: "hello")] + (clock.members ?? []))
        let (id, events) = exchange.withWorld { world in world.watch(greeting: greeting) }
        let body = ResponseBody { [exchange] writer in
            defer { exchange.withWorld { world in _ = world.watchers.removeValue(forKey: id) } }
            for await bytes in events { try await writer.write(ByteBuffer(bytes: bytes)) }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: body
        )
    }
}
