import CCurl
import HTTPTypes

/// Header fields in libcurl's form, kept from one request to the next: most requests carry the same ones.
struct HeaderList: ~Copyable {
    private var fields: HTTPFields?
    private var list: UnsafeMutablePointer<curl_slist>?

    deinit {
        curl_slist_free_all(list)
    }

    /// The list for these fields; lives until the next call. Nil where memory ran out.
    mutating func list(for fields: HTTPFields) -> UnsafeMutablePointer<curl_slist>? {
        if let list, self.fields == fields { return list }
        curl_slist_free_all(list)
        // Without this line libcurl holds a large body back until the server says 100 or a second has passed.
        list = curl_slist_append(nil, "Expect:")
        if !fields.contains(.contentType) { list = curl_slist_append(list, "Content-Type:") ?? list }
        self.fields = fields
        for field in fields where list != nil {
            // In libcurl's spelling `name:` takes a header away and `name;` sends it empty.
            let line = field.value.isEmpty ? "\(field.name.rawName);" : "\(field.name.rawName): \(field.value)"
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                list = nil
                break
            }
            list = longer
        }
        return list
    }
}
