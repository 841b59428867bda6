package dev.lepton.plan.models;

import static dev.lepton.plan.models.ModelText.number;

import dev.lepton.model.migration.AsIsSpec;
import dev.lepton.model.migration.RequirementSpec;
import dev.lepton.model.plan.ModelFigures;
import dev.lepton.model.plan.Models;
import dev.lepton.plan.models.ModelSettings.PerformanceWeights;
import dev.lepton.plan.models.ModelSettings.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The three models of the mission, linear and with configurable weights.
 *
 * <ul>
 *   <li>Demand: {@code R = wC·C + wM·M + wS·S + wN·N}. 4 cores, 16 GB, 200 GB, 50 Mbps with (4,
 *       0.5, 2, 0.1) give 429.
 *   <li>Cost: the bill {@code Σ price·resource}, $2,110 a month for the same servers at (10, 20, 5,
 *       15), and beside it an index: each term of R weighted by its share of the summed unit
 *       prices, 0.2·16 + 0.4·8 + 0.1·400 + 0.3·5 = 47.9.
 *   <li>Performance: {@code P = T/B + L}, or {@code wT·T/B + wL·L} with weights that were fitted.
 *       100 ms, 50 Mbps, 1,000 requests a second give 1002.
 * </ul>
 *
 * <p>The worked example from which the cost index comes normalises by 45 although its unit prices
 * add up to 50, so its weights add up to 1.11. It states 277.99; its own terms add up to 276.99,
 * and its own weights applied to 429 as a whole give 476.67. With weights that add up to 1 that
 * last reading would give 429 again and say nothing, so each weight is applied to its own term
 * here.
 */
public final class ResourceModels {
  private final ModelSettings settings;

  public ResourceModels(ModelSettings settings) {
    this.settings = settings;
  }

  /**
   * @param servers sizes above or equal to 0, network above 0
   * @param assumed whether the sizes are an assumption because the migration does not state them
   */
  public Models apply(AsIsSpec servers, RequirementSpec requirements, boolean assumed) {
    List<String> explanation = new ArrayList<>();
    if (assumed) {
      explanation.add(
          "spec.asIs is not given: a server of " + sizes(servers) + " is assumed in its place");
    }
    double demand = dot(settings.demand(), servers);
    explanation.add(
        "demand index R = " + terms(settings.demand(), servers) + " = " + number(demand));
    double bill = dot(settings.unitPrices(), servers);
    explanation.add(
        "monthly cost = " + terms(settings.unitPrices(), servers) + " = $" + number(bill));
    double index = costIndex(servers, explanation);
    double latency = requirements.latencyP95Millis().orElse(settings.defaultLatencyMillis());
    double load = requirements.peakRequestsPerSecond();
    PerformanceWeights weight = settings.performance();
    boolean plain = weight.equals(PerformanceWeights.ONE);
    double performance =
        weight.timePerBandwidth() * latency / servers.networkMbps() + weight.load() * load;
    explanation.add(
        (plain ? "performance index P = T/B + L = " : "performance index P = wT·T/B + wL·L = ")
            + (plain ? "" : number(weight.timePerBandwidth()) + "·")
            + number(latency)
            + " ms / "
            + number(servers.networkMbps())
            + " Mbps + "
            + (plain ? "" : number(weight.load()) + "·")
            + number(load)
            + " requests/s = "
            + number(performance)
            + (requirements.latencyP95Millis().isPresent()
                ? ""
                : " (no latency required: T assumed)"));
    return new Models(demand, bill, index, performance, List.copyOf(explanation));
  }

  /**
   * The same models for figures without a migration around them.
   *
   * @throws dev.lepton.model.error.LeptonException USAGE with every figure that cannot be
   */
  public ModelFigures figures(ModelInput input) {
    input.check(settings);
    AsIsSpec servers =
        new AsIsSpec(
            input.cores(),
            input.memoryGib(),
            input.storageGib(),
            input.networkMbps(),
            Optional.empty(),
            Optional.empty());
    Optional<Double> latency = input.timeMillis().stream().boxed().findFirst();
    RequirementSpec requirements =
        new RequirementSpec(
            Optional.empty(), latency, 99, List.of(), List.of(), "any", 0, input.load());
    Models models = apply(servers, requirements, false);
    return new ModelFigures(
        models.demandIndex(),
        models.monthlyCostUsd(),
        models.costIndex(),
        models.performanceIndex(),
        terms(servers),
        models.explanation());
  }

  private List<ModelFigures.Term> terms(AsIsSpec servers) {
    Weights weight = settings.demand();
    Weights price = settings.unitPrices();
    return List.of(
        term("cpu", "cores", servers.cores(), weight.cores(), price.cores()),
        term("memory", "GiB", servers.memoryGib(), weight.memoryGib(), price.memoryGib()),
        term("storage", "GiB", servers.storageGib(), weight.storageGib(), price.storageGib()),
        term("network", "Mbps", servers.networkMbps(), weight.networkMbps(), price.networkMbps()));
  }

  private static ModelFigures.Term term(
      String resource, String unit, double amount, double weight, double price) {
    return new ModelFigures.Term(
        resource, unit, amount, weight, price, amount * weight, amount * price);
  }

  /**
   * What the servers cost a month by unit prices alone, part by part: cores, memory, storage,
   * network.
   */
  public List<Double> monthlyParts(AsIsSpec servers) {
    Weights price = settings.unitPrices();
    return List.of(
        price.cores() * servers.cores(),
        price.memoryGib() * servers.memoryGib(),
        price.storageGib() * servers.storageGib(),
        price.networkMbps() * servers.networkMbps());
  }

  public Weights unitPrices() {
    return settings.unitPrices();
  }

  private double costIndex(AsIsSpec servers, List<String> explanation) {
    Weights demand = settings.demand();
    Weights price = settings.unitPrices();
    double sum = price.sum();
    Weights combined =
        new Weights(
            demand.cores() * price.cores() / sum,
            demand.memoryGib() * price.memoryGib() / sum,
            demand.storageGib() * price.storageGib() / sum,
            demand.networkMbps() * price.networkMbps() / sum);
    double index = dot(combined, servers);
    explanation.add(
        String.format(
            Locale.ROOT,
            "cost index = (%s·%s + %s·%s + %s·%s + %s·%s) / %s = %s",
            number(price.cores()),
            number(demand.cores() * servers.cores()),
            number(price.memoryGib()),
            number(demand.memoryGib() * servers.memoryGib()),
            number(price.storageGib()),
            number(demand.storageGib() * servers.storageGib()),
            number(price.networkMbps()),
            number(demand.networkMbps() * servers.networkMbps()),
            number(sum),
            number(index)));
    return index;
  }

  private static double dot(Weights weights, AsIsSpec servers) {
    return weights.cores() * servers.cores()
        + weights.memoryGib() * servers.memoryGib()
        + weights.storageGib() * servers.storageGib()
        + weights.networkMbps() * servers.networkMbps();
  }

  private static String terms(Weights weights, AsIsSpec servers) {
    return String.format(
        Locale.ROOT,
        "%s·%s + %s·%s + %s·%s + %s·%s",
        number(weights.cores()),
        number(servers.cores()),
        number(weights.memoryGib()),
        number(servers.memoryGib()),
        number(weights.storageGib()),
        number(servers.storageGib()),
        number(weights.networkMbps()),
        number(servers.networkMbps()));
  }

  private static String sizes(AsIsSpec servers) {
    return number(servers.cores())
        + " cores, "
        + number(servers.memoryGib())
        + " GiB memory, "
        + number(servers.storageGib())
        + " GiB storage, "
        + number(servers.networkMbps())
        + " Mbps";
  }
}
