namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Tests that share one <see cref="ApiHost"/>, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiHost>
{
    public const string Name = "api";
}
