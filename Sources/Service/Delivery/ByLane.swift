internal import Persistence

/// A value for each lane.
struct ByLane<Value> {
    private var answer: Value
    private var timely: Value
    private var edit: Value
    private var notice: Value

    init(_ value: Value) {
        answer = value
        timely = value
        edit = value
        notice = value
    }

    subscript(lane: Lane) -> Value {
        get {
            switch lane {
            case .answer: answer
            case .timely: timely
            case .edit: edit
            case .notice: notice
            }
        }
        _modify {
            switch lane {
            case .answer: yield &answer
            case .timely: yield &timely
            case .edit: yield &edit
            case .notice: yield &notice
            }
        }
    }
}

extension ByLane: Sendable where Value: Sendable {}
