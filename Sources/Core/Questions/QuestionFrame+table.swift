extension QuestionFrame {
    /// The first that fits counts.
    static let all: [QuestionFrame] =
        helping + ofRows + ofReports + ofLateness + ofTimes + ofProgress

    /// Words that may stand in any question.
    private static let anywhere: Set<QuestionWord> = [.scope, .mark, .all, .show]
    private static let people: Set<QuestionWord> = [.who, .which, .many, .show]
    private static let schools: Set<QuestionWord> = [.school, .schools]
    private static let asking = QuestionWord.asking

    private static let helping: [QuestionFrame] = [
        QuestionFrame(.help, [[.help]], may: [.what, .how, .mark, .show, .auxiliary, .which]),
        QuestionFrame(.news, [[.news]], may: anywhere),
        QuestionFrame(
            .coverage,
            [[.connected], asking],
            may: anywhere.union(schools).union([.not, .mine, .auxiliary])
        ),
        QuestionFrame(.seminars, [[.seminar], asking], may: ofSeminars.union([.auxiliary])),
        QuestionFrame(.seminars, [[.seminar]], may: ofSeminars),
    ]

    private static let ofSeminars = anywhere.union([
        .month, .week, .nextWeek, .soon, .plan, .planned, .due, .day, .mine,
    ])

    private static let ofRows: [QuestionFrame] = [
        QuestionFrame(
            .who,
            [[.responsible], [.row]],
            may: [.who, .which, .what, .show, .mark, .auxiliary, .due, .roadmap, .scope]
        ),
        QuestionFrame(.who, [[.who], [.row]], may: [.auxiliary, .mark, .show, .post]),
        QuestionFrame(
            .lacksRow,
            [[.responsible], [.who, .which, .show]],
            may: [.rowWithoutNumber, .mark, .auxiliary, .due, .roadmap]
        ),
        QuestionFrame(.history, [[.history], asking], may: aboutHistory.union([.auxiliary, .changed])),
        QuestionFrame(.history, [[.history]], may: aboutHistory),
        QuestionFrame(.history, [[.changed], asking], may: aboutHistory.union([.auxiliary])),
        QuestionFrame(
            .activity,
            [[.row], asking],
            may: [
                .status, .progress, .due, .handIn, .deed, .inTime, .not, .late, .lateList, .silent, .remain, .all,
                .school,
                .schools, .auxiliary, .report, .scope, .roadmap, .plan, .planned, .month, .without, .tasks, .mine,
            ]
        ),
        QuestionFrame(.activity, [[.row]], may: [.status, .progress, .due]),
        QuestionFrame(.lacksRow, [[.rowWithoutNumber], asking], may: [.status, .auxiliary, .due]),
    ]

    private static let aboutHistory: Set<QuestionWord> = [
        .row, .roadmap, .plan, .due, .mark, .show, .all, .scope, .month, .rowWithoutNumber, .who, .when,
    ]

    private static let ofReports: [QuestionFrame] = [
        QuestionFrame(.silent, [[.not], [.handIn], people], may: aboutReports),
        QuestionFrame(.silent, [[.all], [.handIn], [.mark]], may: aboutReports),
        QuestionFrame(.silent, [[.silent], people], may: aboutReports.union([.what])),
        QuestionFrame(.silent, [[.silentList]], may: aboutReports.union(people).union([.what])),
        QuestionFrame(.silent, [[.not, .without], [.report], people.union(schools)], may: aboutReports.union(people)),
        QuestionFrame(.silent, [[.not], [.responsible], [.who, .which]], may: schools.union(anywhere)),
        QuestionFrame(.silent, [[.await], [.who, .which]], may: aboutReports),
        QuestionFrame(
            .silent,
            [[.late, .lateList, .debtors, .remain, .inTime], [.report], people],
            may: aboutReports.union([.not])
        ),
        QuestionFrame(.silent, [[.lateList, .debtors], [.report]], may: aboutReports),
        QuestionFrame(.handedIn, [[.handIn], people], may: aboutReports),
        QuestionFrame(
            .mine,
            [[.when], [.report, .handIn]],
            may: [.report, .handIn, .auxiliary, .mine, .mark, .due, .month]
        ),
        QuestionFrame(.reports, [[.mine], [.handIn], [.mark]], may: [.report, .not, .month]),
        QuestionFrame(
            .reports,
            [[.report], asking],
            may: anywhere.union(schools).union([.handIn, .auxiliary, .deed, .month, .mine, .status, .progress])
        ),
        QuestionFrame(.reports, [[.report]], may: anywhere.union([.month, .mine])),
    ]

    private static let aboutReports = anywhere.union(schools).union([.report, .mine, .month, .auxiliary])

    private static let ofLateness: [QuestionFrame] = [
        QuestionFrame(.undone, [[.not], [.deed, .inTime], people], may: aboutDuties),
        QuestionFrame(.open, [[.not], [.deed], [.what, .which]], may: aboutDuties),
        QuestionFrame(.undone, [[.remain], people], may: aboutDuties),
        QuestionFrame(.remaining, [[.remain], [.what]], may: aboutDuties.union([.deed])),
        QuestionFrame(.debtors, [[.debtors]], may: aboutDuties.union(people).union([.what])),
        QuestionFrame(.burning, [[.burning], [.what, .who, .which]], may: aboutDuties.union([.week, .day])),
        QuestionFrame(.mine, [[.mine], [.lateList]], may: [.what, .which, .many, .mark, .auxiliary, .show]),
        QuestionFrame(.overdue, [[.late], people.union([.what])], may: aboutDuties),
        QuestionFrame(.overdue, [[.lateList]], may: aboutDuties.union(people).union([.what])),
    ]

    private static let aboutDuties = anywhere.union(schools).union([
        .mine, .auxiliary, .due, .roadmap, .month, .tasks, .rowWithoutNumber,
    ])

    private static let ofTimes: [QuestionFrame] = [
        QuestionFrame(
            .mine,
            [[.mine], asking.union([.due, .tasks, .plan]).subtracting([.who, .many])],
            may: [
                .auxiliary, .due, .plan, .planned, .week, .nextWeek, .month, .day, .deed, .soon, .mark, .all, .late,
                .tasks, .handIn, .not,
            ]
        ),
        QuestionFrame(.nextWeek, [[.nextWeek], asking.union(ahead)], may: coming),
        QuestionFrame(.pastWeek, [[.pastWeek], asking], may: coming.union([.deed, .handIn])),
        QuestionFrame(
            .week,
            [[.week, .day], asking.union(ahead)],
            may: coming.union([.deed, .burning]).subtracting([.who])
        ),
        QuestionFrame(.week, [[.soon], asking], may: coming),
        QuestionFrame(.week, [[.soon], [.due]], may: coming.subtracting([.auxiliary])),
        QuestionFrame(.tasks, [[.due], [.when]], may: anywhere.union([.auxiliary])),
        QuestionFrame(
            .planOfYear,
            [[.plan, .planned], [.year]],
            may: [.what, .which, .show, .mark, .all, .scope, .roadmap]
        ),
        QuestionFrame(.plan, [[.plan], asking.subtracting([.who])], may: aboutPlan.union([.auxiliary, .planned])),
        QuestionFrame(.plan, [[.plan]], may: aboutPlan.subtracting([.all])),
        QuestionFrame(.plan, [[.planned], asking], may: aboutPlan.union([.auxiliary])),
        QuestionFrame(.doneInMonth, [[.what], [.month], [.deed]], may: anywhere.union([.auxiliary])),
        QuestionFrame(.plan, [[.due, .tasks], [.month]], may: aboutPlan),
        QuestionFrame(.plan, [[.what, .which, .when], [.month]], may: aboutPlan.union([.auxiliary])),
        QuestionFrame(.plan, [[.due], [.what, .which, .when, .show]], may: aboutPlan.union([.auxiliary])),
        QuestionFrame(.tasks, [[.tasks], [.what, .which, .show]], may: anywhere.union([.auxiliary])),
    ]

    /// What shows that somebody asks for what lies ahead.
    private static let ahead: Set<QuestionWord> = [.plan, .due, .tasks, .planned, .soon]
    private static let coming = anywhere.union(ahead).union([.auxiliary, .what, .which, .when, .roadmap])
    private static let aboutPlan = anywhere.union([.what, .which, .when, .month, .roadmap, .due, .tasks])

    private static let ofProgress: [QuestionFrame] = [
        QuestionFrame(.progress, [[.progress, .status], asking], may: aboutProgress.union([.auxiliary, .deed])),
        QuestionFrame(.progress, [[.progress, .status]], may: aboutProgress),
        QuestionFrame(.progress, [[.howGoes]], may: aboutProgress.union([.auxiliary, .what, .day])),
        QuestionFrame(.progress, [[.deed], [.what, .many, .how]], may: aboutProgress.union([.auxiliary, .month])),
        QuestionFrame(.progress, [[.what, .how], [.scope, .roadmap]], may: anywhere.union([.auxiliary, .roadmap])),
        QuestionFrame(.progress, [[.what, .how], [.schools]], may: anywhere.union([.auxiliary])),
        QuestionFrame(.lacksSchool, [[.what, .how, .howGoes], [.school]], may: [.mark, .auxiliary, .status]),
    ]

    private static let aboutProgress: Set<QuestionWord> = [
        .scope, .mark, .show, .mine, .all, .roadmap, .schools, .due, .tasks, .month, .what, .which, .many, .how, .plan,
    ]
}
