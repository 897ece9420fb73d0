#include "statistics/distribution.hpp"

#include "base/ensure.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <numbers>

namespace dueregard::statistics {

double normal_quantile(double share) {
    ensure(share > 0.0 && share < 1.0, "a share lies between 0 and 1");
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * share);
}

double chi_squared_quantile(double share, double degrees_of_freedom) {
    ensure(share > 0.0 && share < 1.0, "a share lies between 0 and 1");
    ensure(degrees_of_freedom > 0.0, "there are degrees of freedom");
    return 2.0 * boost::math::gamma_p_inv(degrees_of_freedom / 2.0, share);
}

double two_sided_z(double confidence) {
    ensure(confidence > 0.0 && confidence < 1.0, "a confidence lies between 0 and 1");
    return -normal_quantile((1.0 - confidence) / 2.0);
}

}  // namespace dueregard::statistics
