using Microsoft.AspNetCore.DataProtection;

namespace OrleansBooking.Web.Hosting;

/// <summary>The data-protection ring of citizens' pages, apart from the staff's: a public node cannot make staff cookies (design rule 8).</summary>
/// <remarks>Keys lie in <c>{Keys:Folder}/citizen-ring</c>, shared by all nodes that serve citizens;
/// without a folder they last as long as the process.</remarks>
public sealed class CitizenRing
{
    public const string ApplicationName = "OrleansBooking.Citizen";
    private readonly IDataProtectionProvider _provider;

    public CitizenRing(IConfiguration configuration)
    {
        _provider = FolderOf(configuration) is { } folder
            ? DataProtectionProvider.Create(folder, options => options.SetApplicationName(ApplicationName))
            : new EphemeralDataProtectionProvider();
    }

    public IDataProtector Protector(string purpose) => _provider.CreateProtector(purpose);

    /// <summary>Where the ring lies, or null.</summary>
    public static DirectoryInfo? FolderOf(IConfiguration configuration) =>
        configuration["Keys:Folder"] is { Length: > 0 } folder ? new DirectoryInfo(Path.Combine(folder, "citizen-ring")) : null;
}
