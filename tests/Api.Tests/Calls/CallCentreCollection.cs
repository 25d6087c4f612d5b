using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>One city for all of the call centre's side.</summary>
[CollectionDefinition(Name)]
public sealed class CallCentreCollection : ICollectionFixture<CityHost>
{
    public const string Name = nameof(CallCentreCollection);
}
