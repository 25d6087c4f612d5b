using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>One silo for all changes.</summary>
[CollectionDefinition(Name)]
public sealed class ChangesCollection : ICollectionFixture<BookingCluster>
{
    public const string Name = nameof(ChangesCollection);
}
