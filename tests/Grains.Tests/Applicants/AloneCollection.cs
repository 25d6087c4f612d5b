namespace OrleansBooking.Grains.Tests.Applicants;

/// <summary>Tests that measure the process's memory run with nothing beside them.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
