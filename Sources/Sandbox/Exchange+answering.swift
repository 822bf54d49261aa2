/// What goes back over the wire for a call of the Bot API.
struct Reply: Sendable {
    enum Manner: Sendable {
        case whole
        /// Half of the body, then the connection is closed.
        case half
        /// The connection is closed without a byte.
        case cut
    }

    var status: Int
    var body: [UInt8]
    var contentType = "application/json"
    var manner = Manner.whole

    init(_ outcome: Outcome) {
        status = 200
        body = outcome.json.bytes
    }

    init(_ failure: APIFailure) {
        status = failure.code
        body = failure.json.bytes
    }
}

extension Exchange {
    /// Answers one call, with whatever faults are switched on for it.
    func answer(token: String, method name: String, parameters: Parameters) async -> Reply {
        guard let token = Token(token) else { return Reply(.notFound) }
        let bot = withWorld { world in world.bot(token.bot) }
        guard let method = Method(name: name) else { return Reply(.notFound) }
        let chat = parameters.int("chat_id")
        let faults = withFaults { $0.take(method.rawValue.lowercased(), chat: chat, onUpdates: false) }
        for fault in faults where fault.kind == .delay { await pause(.seconds(fault.seconds)) }

        var reply = refusal(by: faults)
        if reply == nil {
            let call = Call(bot: bot, method: method, parameters: parameters, now: await now())
            reply = await mangle(carryOut(call), by: faults)
        }
        guard let reply else { return Reply(.internalError) }
        withWorld { world in world.statistics.count(method.rawValue, code: reply.status) }
        return reply
    }

    private func carryOut(_ call: Call) async -> Reply {
        do throws(APIFailure) {
            guard call.method == .getUpdates else {
                return Reply(try withWorld { world throws(APIFailure) in try world.answer(call) })
            }
            let updates = try await poll(call)
            return Reply(Outcome(result: .array(updates.map(\.json))))
        } catch {
            return Reply(error)
        }
    }

    private func poll(_ call: Call) async throws(APIFailure) -> [Update] {
        let updates: [Update]
        switch try withWorld({ world throws(APIFailure) in try world.beginPoll(call) }) {
        case .updates(let found): updates = found
        case .wait(let alarm, let time):
            let ring = await alarm.wait(atMost: time)
            updates = try withWorld { world throws(APIFailure) in try world.endPoll(call, alarm, ring) }
        }
        return disturbed(updates, method: .getUpdates)
    }

    /// The updates of one delivery as the faults of updates change them.
    func disturbed(_ updates: [Update], method: Method) -> [Update] {
        guard !updates.isEmpty else { return updates }
        let faults = withFaults { $0.take(method.rawValue.lowercased(), chat: nil, onUpdates: true) }
        return UpdateFaults(faults: faults).apply(to: updates)
    }

    /// The answer in place of the call, where a fault gives one; the first fault decides.
    private func refusal(by faults: [Fault]) -> Reply? {
        for fault in faults {
            if let failure = fault.failure { return Reply(failure) }
            switch fault.kind {
            case .badGateway:
                var reply = Reply(APIFailure(code: 502, description: "Bad Gateway"))
                reply.body = Array(Fault.badGatewayPage.utf8)
                reply.contentType = "text/html"
                return reply
            case .cutBefore:
                var reply = Reply(APIFailure(code: 0, description: ""))
                reply.manner = .cut
                return reply
            default: continue
            }
        }
        return nil
    }

    /// Spoils the answer to a call that was done.
    private func mangle(_ reply: Reply, by faults: [Fault]) -> Reply {
        var reply = reply
        for fault in faults {
            switch fault.kind {
            case .cutAfter: reply.manner = .cut
            case .half: reply.manner = .half
            case .wrongJSON: reply.body.removeLast(min(reply.body.count, max(1, reply.body.count / 3)))
            default: continue
            }
        }
        return reply
    }
}
