import Core
import TestSupport
import Testing

/// The municipality somebody means, of Kalmykia's fourteen.
@Suite struct MunicipalitySearchTests {
    @Test(arguments: [
        ("Лагань", "lagansky"), ("Лагани", "lagansky"), ("в Лаганском районе", "lagansky"), ("лаганский", "lagansky"),
        ("Элиста", "elista"), ("городе Элисте", "elista"), ("элсита", "elista"), ("Яшкуль", "yashkulsky"),
        ("Яшкуле", "yashkulsky"), ("Яшалта", "yashaltinsky"), ("Малые Дербеты", "maloderbetovsky"),
        ("Малых Дербетах", "maloderbetovsky"), ("Ики-Бурул", "iki-burulsky"), ("икибурульском", "iki-burulsky"),
        ("Городовиковск", "gorodovikovsky"), ("Кетченеры", "ketchenerovsky"), ("Приютное", "priyutnensky"),
        ("Целинном районе", "tselinny"), ("Сарпинского района", "sarpinsky"), ("Юстинский", "yustinsky"),
        ("Черноземельскому", "chernozemelsky"), ("Октябрьский", "oktyabrsky"), ("yashkulsky", "yashkulsky"),
    ])
    func `a place, its district and any case of both are found`(typed: String, id: String) {
        let found = Region.invented.roster.municipality(meantBy: typed)
        #expect(found?.id.rawValue == id, "\(typed): \(found?.name ?? "nothing")")
    }

    @Test(arguments: [
        "", "район", "город", "цели", "школа", "гимназия", "15", "Лагань 3", "Москва", "отчёт", "карантин", "Аннина",
        "Лагань Элиста", "Степной район",
    ])
    func `what is no place is none`(typed: String) {
        let found = Region.invented.roster.municipality(meantBy: typed)
        #expect(found == nil, "\(typed): \(found?.name ?? "")")
    }
}
