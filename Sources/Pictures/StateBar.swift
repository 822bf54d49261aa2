/// A bar cut into the states of a tally, each as long as its share.
extension Sheet {
    /// Numbers stand in the segments where they have room. A state that anybody is in is seen, however few they are.
    mutating func bar(_ tally: Tally, x: Double, y: Double, width: Double, height: Double, hasNumbers: Bool) {
        let states = ReportState.allCases.filter { tally[$0] > 0 }
        let least = min(2, width / Double(max(states.count, 1)))
        let free = width - least * Double(states.count)
        var left = x
        for state in states {
            let share = Double(tally[state]) / Double(tally.total)
            let length = least + free * share
            let paint = Palette.paint(of: state)
            let count = (state.rawValue, tally[state])
            fill(paint, x: left, y: y, width: length, height: height, counting: count)
            if let hatch = Palette.hatch(of: state) {
                body.add(
                    "rect",
                    ["x": left.svg, "y": y.svg, "width": length.svg, "height": height.svg, "fill": hatch]
                )
            }
            let number = "\(tally[state])"
            let room = Lettering.width(number, size: 10, isBold: true) + 4
            if hasNumbers, length >= room {
                let middle = left + length / 2
                // The number has its own ground, or the pattern would run through it.
                if Palette.hatch(of: state) != nil {
                    fill(paint, x: middle - room / 2, y: y + 1, width: room, height: height - 2)
                }
                let base = y + height / 2 + 3.6
                write(number, x: middle, y: base, size: 10, isBold: true, colour: paint.ink, anchor: "middle")
            }
            left += length
        }
    }
}

extension Sheet.Key {
    /// The states that occur, with their names, in their order.
    static func states(_ names: [ReportState: String], in tally: Tally, isHatched: Bool) -> [Sheet.Key] {
        ReportState.allCases.filter { tally[$0] > 0 }.compactMap { state in
            names[state].map { name in
                Sheet.Key(
                    mark: state.rawValue,
                    paint: Palette.paint(of: state),
                    hatch: isHatched ? Palette.hatch(of: state) : nil,
                    text: name
                )
            }
        }
    }
}
