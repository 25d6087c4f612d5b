namespace OrleansBooking.Web.Tests.Browser;

/// <summary>One product for all browser tests.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "site";
}
