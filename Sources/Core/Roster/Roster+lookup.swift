/// Finding a school by what is typed: one way for every command, form and page.
extension Roster {
    /// The school somebody means, however he types it, of those that he may see.
    package func schools(
        meantBy typed: String,
        where isAllowed: (School) -> Bool = { _ in true }
    ) -> SchoolMatches {
        search.value.find(typed, where: isAllowed)
    }

    /// The school with exactly this code, id or name: for files and wherever a guess would do harm.
    package func school(named typed: String) -> School? { search.value.named(typed) }
}
