namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Tests that look at this process as a whole: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
