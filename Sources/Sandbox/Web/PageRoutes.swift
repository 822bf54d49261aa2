import HTTPTypes
import Hummingbird

/// The chat page, which is part of the program.
struct PageRoutes {
    /// The page loads nothing from elsewhere and runs no script but its own.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

    func add(to router: Router<SandboxContext>) {
        let script = "text/javascript; charset=utf-8"
        let files: [(path: RouterPath, type: String, bytes: [UInt8])] = [
            ("/", "text/html; charset=utf-8", PackageResources.index_html),
            ("/style.css", "text/css; charset=utf-8", PackageResources.style_css),
            ("/api.js", script, PackageResources.api_js),
            ("/clock.js", script, PackageResources.clock_js),
            ("/compose.js", script, PackageResources.compose_js),
            ("/conversation.js", script, PackageResources.conversation_js),
            ("/marked.js", script, PackageResources.marked_js),
            ("/page.js", script, PackageResources.page_js),
            ("/people.js", script, PackageResources.people_js),
            ("/words.js", script, PackageResources.words_js),
            ("/icon.svg", "image/svg+xml", PackageResources.icon_svg),
        ]
        for file in files {
            let body = ByteBuffer(bytes: file.bytes)
            router.get(file.path) { _, _ in
                var headers: HTTPFields = [.contentType: file.type, .cacheControl: "no-cache"]
                headers[.contentSecurityPolicy] = Self.policy
                headers[.xContentTypeOptions] = "nosniff"
                return Response(status: .ok, headers: headers, body: .init(byteBuffer: body))
            }
        }
    }
}
