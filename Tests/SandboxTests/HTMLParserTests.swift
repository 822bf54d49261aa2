import Testing

@testable import Sandbox

struct HTMLParserTests {
    typealias Entity = MarkedText.Entity

    struct Example: Sendable {
        let html: String
        let text: String
        let entities: [Entity]
    }

    @Test(arguments: [
        Example(html: "plain", text: "plain", entities: []),
        Example(html: "a &lt;b&gt; &amp; &quot;c&quot;", text: "a <b> & \"c\"", entities: []),
        Example(html: "&#1071;&#x42f;&amp no; &nbsp; &", text: "ЯЯ& no; &nbsp; &", entities: []),
        Example(html: "<b>bold</b>", text: "bold", entities: [Entity(kind: "bold", offset: 0, length: 4)]),
        Example(html: "<STRONG>x</Strong>", text: "x", entities: [Entity(kind: "bold", offset: 0, length: 1)]),
        Example(html: "ё <em>да</em>", text: "ё да", entities: [Entity(kind: "italic", offset: 2, length: 2)]),
        // A face outside the basic plane counts as two.
        Example(html: "😀<u>x</u>", text: "😀x", entities: [Entity(kind: "underline", offset: 2, length: 1)]),
        Example(html: "<del>x</>", text: "x", entities: [Entity(kind: "strikethrough", offset: 0, length: 1)]),
        Example(
            html: "<b>a<i>b</i></b>",
            text: "ab",
            entities: [Entity(kind: "bold", offset: 0, length: 2), Entity(kind: "italic", offset: 1, length: 1)]
        ),
        Example(
            html: "<b><i>b</i></b>",
            text: "b",
            entities: [Entity(kind: "bold", offset: 0, length: 1), Entity(kind: "italic", offset: 0, length: 1)]
        ),
        Example(
            html: "<a href=\"https://e.org/?a=1&amp;b=2\">l</a>",
            text: "l",
            entities: [Entity(kind: "text_link", offset: 0, length: 1, url: "https://e.org/?a=1&b=2")]
        ),
        Example(html: "<a href='nowhere'>l</a>", text: "l", entities: []),
        Example(
            html: "<pre><code class=\"language-swift\">let</code></pre>",
            text: "let",
            entities: [Entity(kind: "pre", offset: 0, length: 3, language: "swift")]
        ),
        Example(
            html: "<span class=\"tg-spoiler\">s</span>",
            text: "s",
            entities: [Entity(kind: "spoiler", offset: 0, length: 1)]
        ),
        Example(
            html: "<blockquote expandable>q</blockquote>",
            text: "q",
            entities: [Entity(kind: "expandable_blockquote", offset: 0, length: 1)]
        ),
        Example(html: "<b></b>x", text: "x", entities: []),
    ])
    func `the subset is read into text and entities`(_ example: Example) throws {
        #expect(try HTMLParser.parse(example.html) == MarkedText(example.text, entities: example.entities))
    }

    @Test(arguments: [
        ("я<x>", "Unsupported start tag \"x\" at byte offset 2"),
        ("<br/>", "Unsupported start tag \"br/\" at byte offset 0"),
        ("a < b", "Unsupported start tag \"\" at byte offset 2"),
        ("1 <2>", "Unsupported start tag \"2\" at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href=\"x>l</a>", "Unclosed start tag at byte offset 0"),
        ("<a href=a/b>l</a>", "Unexpected end of name token at byte offset 8"),
        ("<a =\"x\">l</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
        ("<span>s</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
    ])
    func `what is wrong is refused in the service's words`(_ html: String, _ message: String) {
        #expect(throws: HTMLParser.Refusal(message: message)) { try HTMLParser.parse(html) }
    }

    @Test(arguments: [
        "a &lt;b&gt; &amp; c", "<b>a<i>b</i></b>", "<b><i>b</i></b> <s>c</s>",
        "<a href=\"https://e.org/?a=1&amp;b=2\">l</a>", "<pre><code class=\"language-swift\">let</code></pre>",
        "<blockquote expandable>q <code>/my</code></blockquote>", "<tg-spoiler>😀</tg-spoiler>",
    ])
    func `entities are written back as the same HTML`(_ html: String) throws {
        #expect(try HTMLParser.parse(html).html == html)
    }

    @Test func `entities that overlap are closed and opened again`() {
        let marked = MarkedText(
            "abc",
            entities: [Entity(kind: "bold", offset: 0, length: 2), Entity(kind: "italic", offset: 1, length: 2)]
        )
        #expect(marked.html == "<b>a<i>b</i></b><i>c</i>")
    }

    @Test func `white space at the ends goes and entities move along`() {
        let marked = MarkedText(" \n ab  ", entities: [Entity(kind: "bold", offset: 2, length: 5)])
        #expect(marked.trimmed() == MarkedText("ab", entities: [Entity(kind: "bold", offset: 0, length: 2)]))
    }

    @Test func `commands and addresses are found`() {
        let found = MarkedText("/start abc https://e.org.").withFoundEntities()
        #expect(found.entities.map(\.kind) == ["bot_command", "url"])
        #expect(found.entities.map(\.offset) == [0, 11])
        #expect(found.entities.map(\.length) == [6, 13])
    }
}
