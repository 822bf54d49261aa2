import Core
import TestSupport

@testable import Pictures

/// Pictures of an invented region, the same on every run.
enum Drawings {
    static let states: [ReportState: String] = [
        .onTime: "в срок", .late: "с опозданием", .returned: "на доработке", .due: "ещё не срок",
        .silent: "не сдан",
    ]
    static let stages: [TimelineStage: String] = [
        .done: "выполнено", .running: "идёт", .overdue: "просрочено", .ahead: "впереди", .cancelled: "отменено",
    ]
    static let months = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
    static let districts = [
        "Городовиковский", "Ики-Бурульский", "Кетченеровский", "Лаганский", "Малодербетовский", "Октябрьский",
        "Приютненский", "Сарпинский", "Целинный", "Черноземельский", "Юстинский", "Яшалтинский", "Яшкульский",
        "Город Элиста",
    ]

    /// Any number of schools through a year: nothing is asked in July, September is not over, the rest is still ahead.
    static func board(schools count: Int, months shown: Int = 12) -> ProgressBoard {
        var random = SeededGenerator(seed: 500)
        let rows = (1...count).map { number in
            ProgressBoard.Row(
                label: "Ш-\(number < 10 ? "0" : "")\(number) Образцовская СОШ",
                cells: (0..<shown).map { $0 >= 9 || $0 == 6 ? .empty : Tally(state(&random, isOver: $0 < 8)) }
            )
        }
        return ProgressBoard(
            caption: Caption(title: "Ежемесячные отчёты школ", note: "Республика Калмыкия, на 20 сентября 2022 года"),
            months: Array(months.prefix(shown)),
            rows: rows,
            states: states,
            countNote: "Число — сколько школ отчитались."
        )
    }

    static func groups(of board: ProgressBoard) -> [String] {
        board.rows.indices.map { districts[$0 % districts.count] }
    }

    static func bars(_ labels: [String] = districts) -> MunicipalityBars {
        var random = SeededGenerator(seed: 17)
        return MunicipalityBars(
            caption: Caption(title: "Отчёты за март по муниципалитетам", note: "На 25 марта 2022 года"),
            rows: labels.enumerated().map { place, label in
                let tally = (0..<(3 + place * 3)).reduce(Tally.empty) { sum, _ in
                    sum + Tally(state(&random))
                }
                return MunicipalityBars.Row(label: label, tally: tally)
            },
            states: states,
            countNote: "Справа — сколько школ отчитались и сколько должны."
        )
    }

    static let timeline: RoadmapTimeline = {
        let titles = [
            "Разработка дорожной карты по работе со школами с низкими результатами обучения", "Семинар для кураторов",
            "Участие во всероссийских исследованиях качества образования и в анкетировании директоров",
            "Концептуальные документы школ", "Подготовка ежемесячных отчётов о выполнении мероприятий",
        ]
        let stages: [TimelineStage] = [.done, .done, .overdue, .running, .ahead, .cancelled]
        let rows = (1...34).map { number in
            let month = (number * 5) % 11 + 1
            let first = CivilDate(year: 2022, month: month, day: 1)
            let last = CivilDate(year: 2022, month: month + 1, day: 28)
            let spans: [RoadmapTimeline.Span] =
                if number == 20 {
                    (1...12).compactMap { month in
                        CivilDate(year: 2022, month: month, day: 25).map { .init(first: nil, last: $0) }
                    }
                } else if number % 9 == 6 {
                    [.init(first: date("2022-01-01"), last: date("2022-12-31"), isOngoing: true)]
                } else {
                    last.map { [.init(first: number % 4 == 0 ? nil : first, last: $0)] } ?? []
                }
            return RoadmapTimeline.Row(
                number: number,
                title: titles[number % titles.count],
                spans: spans,
                stage: stages[number % stages.count]
            )
        }
        return RoadmapTimeline(
            caption: Caption(title: "Дорожная карта 2022", note: "Приказ № 1692; строк: 34, выполнено 11"),
            start: date("2022-01-01"),
            months: months,
            rows: rows,
            today: date("2022-03-25"),
            todayNote: "сегодня, 25 марта",
            stages: Self.stages,
            ongoingNote: "Контуром — то, что идёт постоянно."
        )
    }()

    private static func state(_ random: inout SeededGenerator, isOver: Bool = true) -> ReportState {
        switch Int.random(in: 0..<20, using: &random) {
        case 0...11: .onTime
        case 12...15: isOver ? .late : .due
        case 16...17: .returned
        default: isOver ? .silent : .due
        }
    }
}
