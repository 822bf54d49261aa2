/// What was asked, or what has to be asked back.
package struct QuestionReading: Hashable, Sendable {
    package enum Meaning: Hashable, Sendable {
        case sure(Question)
        /// The first, or the other where the first is not for him who asks: «что по Яшкулю?» is the district to its
        /// coordinator and the school to its head.
        case either(Question, Question)
        /// Any of these may be meant, or none of them says all that was typed; the likeliest first.
        case which([Question])
        /// «кто отвечает за строку?»
        case lacksRow
        /// «что по школе?»
        case lacksSchool
    }

    package let meaning: Meaning
    /// True where the words only name a thing, «план», «строка 12»: while somebody is being asked something, they are more
    /// likely his answer.
    package let isTerse: Bool

    init(_ meaning: Meaning, isTerse: Bool = false) {
        self.meaning = meaning
        self.isTerse = isTerse
    }
}
