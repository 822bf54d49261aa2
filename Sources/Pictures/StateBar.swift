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
            let frame: KeyValuePairs<String, String?> = [
                "class": state.rawValue, "data-count": "\(tally[state])", "x": left.svg, "y": y.svg,
                "width": length.svg, "height": height.svg, "fill": Palette.colour(of: state),
            ]
            body.add("rect", frame)
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
                    body.add(
                        "rect",
                        [
                            "x": (middle - room / 2).svg, "y": (y + 1).svg, "width": room.svg,
                            "height": (height - 2).svg, "fill": Palette.colour(of: state),
                        ]
                    )
                }
                write(number, x: middle, y: y + height / 2 + 3.6, size: 10, isBold: true, anchor: "middle")
            }
            left += length
        }
    }
}

extension Sheet.Key {
    /// The states with their names, in their order.
    static func states(_ names: [ReportState: String], isHatched: Bool) -> [Sheet.Key] {
        ReportState.allCases.compactMap { state in
            names[state].map { name in
                Sheet.Key(
                    mark: state.rawValue,
                    colour: Palette.colour(of: state),
                    hatch: isHatched ? Palette.hatch(of: state) : nil,
                    text: name
                )
            }
        }
    }
}
