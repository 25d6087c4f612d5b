namespace OrleansBooking.Silo.Hosting;

/// <summary>Where this process is found when nobody has said so.</summary>
public static class OwnAddress
{
    private const string Listening = "urls";
    private const string InMails = "City:SiteUrl";

    /// <summary>Listens on this machine only, and lets mails of a run on this machine lead back to it; a city names its own address.</summary>
    public static void UseOwnAddress(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Configuration[Listening] is null) builder.WebHost.UseUrls("http://127.0.0.1:8080");
        if (builder.Configuration[InMails] is null && OfThisMachine(builder.Configuration[Listening]) is { } address) builder.Configuration[InMails] = address;
    }

    private static string? OfThisMachine(string? urls) =>
        urls?.Split(';').Select(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null)
            .FirstOrDefault(uri => uri is { Port: > 0, IsLoopback: true })
            ?.GetLeftPart(UriPartial.Authority);
}
