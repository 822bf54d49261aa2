extension Body {
    /// What two spellings of one name share: neither spaces, quotes and dots, nor letter case, nor «ё» tell bodies apart.
    ///
    /// Spaces vanish altogether, because the order writes both «МОиНРК» and «МО И Н РК».
    package static func spellingKey(_ name: some StringProtocol) -> String {
        let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return String(letters.map { $0 == "ё" ? "е" : $0 })
    }

    /// Everything the order may call this body.
    package var spellings: [String] { [name, shortName] + aliases }
}
