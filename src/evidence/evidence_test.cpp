#include "evidence/evidence.hpp"

#include <doctest/doctest.h>

namespace dueregard::evidence {

TEST_CASE("evidence is a web address or a file") {
    CHECK(faults_of(NewEvidence{}).empty());
    CHECK(faults_of(NewEvidence{.link = "https://example.org/minutes?id=4"}).empty());
    CHECK(faults_of(NewEvidence{.title = "Minutes", .file_name = "minutes.pdf", .content = "%PDF"}).empty());
    CHECK(
        faults_of(NewEvidence{.title = "Minutes"})
        == Faults{{"evidence_link", "Enter the address of the evidence or choose a file"}}
    );
}

TEST_CASE("an address that a browser could run is refused") {
    for (const auto* link :
         {"javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "http://a b", "https://a\"b"
         }) {
        CAPTURE(link);

        CHECK(
            faults_of(NewEvidence{.link = link})
            == Faults{{"evidence_link", "Enter an address that begins with https://"}}
        );
    }
}

TEST_CASE("an empty file and one too large are refused") {
    CHECK(
        faults_of(NewEvidence{.file_name = "minutes.pdf"})
        == Faults{{"evidence_file", "The file is empty: choose another one"}}
    );
    CHECK(
        faults_of(NewEvidence{.file_name = "film.mp4", .content = std::string(largest_evidence + 1, 'x')})
        == Faults{{"evidence_file", "The file must be 20 MB or smaller"}}
    );
}

TEST_CASE("sizes are told in round figures") {
    CHECK(size_text(1) == "1 byte");
    CHECK(size_text(999) == "999 bytes");
    CHECK(size_text(310'400) == "310 KB");
    CHECK(size_text(2'449'999) == "2.4 MB");
    CHECK(size_text(2'450'000) == "2.5 MB");
}

TEST_CASE("the media type follows the name's ending") {
    CHECK(media_type_of("Minutes.PDF") == "application/pdf");
    CHECK(media_type_of("page.html") == "application/octet-stream");
}

}  // namespace dueregard::evidence
