package dev.lepton.plan.demand;

import java.util.List;

/**
 * What a usage file said.
 *
 * @param points the usable measurements, in file order
 * @param rows data rows in the file, usable or not
 * @param warnings what could not be used, each with row and column
 */
record UsageSeries(List<UsagePoint> points, int rows, List<String> warnings) {}
