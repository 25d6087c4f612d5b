namespace OrleansBooking.Faults;

/// <summary>Tests that say how soon something is served again: with another one's load beside them they would measure that.</summary>
[CollectionDefinition(nameof(Timed), DisableParallelization = true)]
public sealed class Timed;
