namespace OrleansBooking.Web.Hosting.Bundles;

/// <summary>Styles, script and icon, embedded so that any host of this library serves them, published or not.</summary>
public sealed class Bundle
{
    internal static readonly TimeSpan KeepFor = TimeSpan.FromDays(365);

    private readonly BundleFile _styles = Read("booking.css", "text/css; charset=utf-8");
    private readonly BundleFile _script = Read("booking.js", "text/javascript; charset=utf-8");
    private readonly BundleFile _icon = Read("favicon.svg", "image/svg+xml");

    public string Styles => _styles.Path;
    public string Script => _script.Path;
    public string Icon => _icon.Path;

    internal IEnumerable<BundleFile> Files => [_styles, _script, _icon];

    private static BundleFile Read(string name, string contentType)
    {
        using var stream = typeof(Bundle).Assembly.GetManifestResourceStream("bundle/" + name)
            ?? throw new InvalidOperationException($"The build did not embed {name}.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new BundleFile(name, contentType, memory.ToArray());
    }
}
