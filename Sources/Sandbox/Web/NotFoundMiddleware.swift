import Hummingbird

/// Answers paths that nobody serves in the manner of their side of the wire.
struct NotFoundMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: SandboxContext,
        next: @concurrent (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let path = request.uri.path
            let json: JSON =
                path.hasPrefix("/sandbox") ? ["error": .string("no such path: \(path)")] : APIFailure.notFound.json
            return SandboxRoutes.response(json, status: 404)
        }
    }
}
