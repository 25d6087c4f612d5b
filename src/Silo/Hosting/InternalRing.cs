using Microsoft.AspNetCore.DataProtection;

namespace OrleansBooking.Silo.Hosting;

/// <summary>The key ring of what has none of its own, such as the tokens in forms: kept beside the other keys, so that forms which are open
/// during a restart can still be sent, and nothing is written outside the data folder.</summary>
public static class InternalRing
{
    public const string Folder = "internal-ring";

    public static void AddInternalRing(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var ring = builder.Services.AddDataProtection().SetApplicationName("OrleansBooking.Internal");
        if (builder.Configuration["Keys:Folder"] is { Length: > 0 } keys) ring.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(keys, Folder)));
    }
}
