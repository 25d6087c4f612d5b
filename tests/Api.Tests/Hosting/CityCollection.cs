namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Tests that share one <see cref="CityHost"/>, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class CityCollection : ICollectionFixture<CityHost>
{
    public const string Name = "city";
}
