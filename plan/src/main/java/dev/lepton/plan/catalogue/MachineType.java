package dev.lepton.plan.catalogue;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A size in which a provider sells machines.
 *
 * @param name the provider's own name
 * @param vcpu virtual CPUs
 * @param memoryGib GiB
 * @param architecture amd64 or arm64
 * @param networkMbps bandwidth in megabits per second; empty where the price list does not say
 * @param allocatable what a Kubernetes node leaves for pods, as the provider states it; empty where
 *     it does not
 * @param steady whether its virtual CPUs are there all the time and the size is meant for new work
 */
public record MachineType(
    String name,
    double vcpu,
    double memoryGib,
    String architecture,
    OptionalInt networkMbps,
    Optional<Allocatable> allocatable,
    boolean steady) {}
