#include "web/status_mark.hpp"

namespace dueregard::web {

namespace {

Literal tone_class(Tone tone) {
    switch (tone) {
    case Tone::met:
        return "app-status--met";
    case Tone::narrowly_missed:
        return "app-status--narrowly-missed";
    case Tone::missed:
        return "app-status--missed";
    case Tone::not_due:
        return "app-status--not-due";
    case Tone::not_reported:
        break;
    }
    return "app-status--not-reported";
}

}  // namespace

Html status_mark(const StatusMark& options) {
    return Html{} << "<span class=\"app-status " << tone_class(options.tone)
                  << "\"><span class=\"app-status__symbol\" aria-hidden=\"true\">" << options.symbol
                  << "</span> " << options.word << "</span>";
}

}  // namespace dueregard::web
