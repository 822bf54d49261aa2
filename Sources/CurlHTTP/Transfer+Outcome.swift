import CCurl

/// What libcurl's codes mean here: the one table of them (https://curl.se/libcurl/c/libcurl-errors.html).
extension Transfer {
    func outcome(of code: CURLcode) -> Result<HTTPAnswer, HTTPFailure> {
        // A connection that ends within the header is a success to libcurl.
        let code = code == CURLE_OK && !hasWholeHead ? CURLE_PARTIAL_FILE : code
        if code == CURLE_OK {
            var status = 0
            ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
            return .success(answer(status: status))
        }
        let reason = reason(of: code)
        return .failure(HTTPFailure(reason, mayHaveArrived: hasLeft, detail: detail(of: code, reason)))
    }

    private func reason(of code: CURLcode) -> HTTPFailure.Reason {
        switch code {
        case CURLE_URL_MALFORMAT: .badRequest
        case CURLE_COULDNT_RESOLVE_HOST: .resolve
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
        case CURLE_COULDNT_CONNECT: reasonBeforeSending
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        case CURLE_WRITE_ERROR where isTooLarge: .tooLarge
        case CURLE_ABORTED_BY_CALLBACK where hasRefusedRepeat: .cut
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            hasLeft ? .cut : reasonBeforeSending
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            hasLeft ? .unreadable : .badRequest
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tls
        default: .broken
        }
    }

    /// With a proxy set, the proxy is all that we connect to.
    private var reasonBeforeSending: HTTPFailure.Reason {
        hasProxy ? .proxy : .connect
    }

    /// The code's fixed text; where a connection failed, libcurl's own words, which name hosts and ports.
    private func detail(of code: CURLcode, _ reason: HTTPFailure.Reason) -> String {
        if hasRefusedRepeat { return "The kept connection ended under the request" }
        let isAboutConnecting = [.resolve, .connect, .proxy, .tls].contains(reason)
        return isAboutConnecting && words.pointee != 0
            ? String(cString: words) : String(cString: curl_easy_strerror(code))
    }
}
