package org.trygg.vocabulary;

import org.trygg.policy.Refusal;

/// A use that the floor plan forbids, for the test that the plan's test sees it.
record PlantedBreach(Refusal reason) {}
