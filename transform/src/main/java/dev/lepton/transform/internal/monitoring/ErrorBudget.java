package dev.lepton.transform.internal.monitoring;

import dev.lepton.transform.internal.manifest.Mapping;
import dev.lepton.transform.internal.manifest.Workload;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many of a workload's requests may fail, and how fast that is being used up. Requests are
 * those that ingress-nginx has counted. Pure.
 *
 * @param availabilityPercent the objective, below 100
 */
record ErrorBudget(Workload workload, double availabilityPercent) {
  private static final String METRIC = "nginx_ingress_controller_requests";
  private static final String RECORD = "service:request_errors:ratio_rate";
  private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "6h", "3d");

  /** The shares of failed requests over each window, worked out once for all alerts. */
  List<Map<String, Object>> recordings() {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (String window : WINDOWS) {
      rules.add(
          Mapping.of(
              "record", RECORD + window,
              "expr", rate(",status=~\"5..\"", window) + " / " + rate("", window),
              "labels", Mapping.of("service", workload.name())));
    }
    return rules;
  }

  private String rate(String more, String window) {
    return "sum by (namespace) (rate("
        + METRIC
        + "{namespace=~\""
        + workload.application()
        + "(-.*)?\",ingress=\""
        + workload.name()
        + "\""
        + more
        + "}["
        + window
        + "]))";
  }

  /**
   * @param times as fast as the budget allows
   */
  String burns(String window, String shortWindow, double times) {
    String limit =
        BigDecimal.valueOf(100)
            .subtract(BigDecimal.valueOf(availabilityPercent))
            .divide(BigDecimal.valueOf(100))
            .multiply(BigDecimal.valueOf(times))
            .round(MathContext.DECIMAL32)
            .stripTrailingZeros()
            .toPlainString();
    return "(max by (namespace) ("
        + ratio(window)
        + ") > "
        + limit
        + " and on (namespace) max by (namespace) ("
        + ratio(shortWindow)
        + ") > "
        + limit
        + ")";
  }

  private String ratio(String window) {
    return RECORD + window + "{service=\"" + workload.name() + "\"}";
  }

  /** The series of requests that were answered so. */
  String series(String status) {
    return METRIC
        + "{namespace=\""
        + workload.application()
        + "\",ingress=\""
        + workload.name()
        + "\",status=\""
        + status
        + "\"}";
  }
}
