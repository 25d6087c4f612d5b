using Microsoft.AspNetCore.DataProtection;

namespace OrleansBooking.Api.Accounts;

/// <summary>The staff data-protection ring, apart from any other ring of the process: the public node's cannot mint staff tokens (design rule 8).</summary>
public sealed class StaffKeyRing
{
    private const string ApplicationName = "orleans-booking-staff";
    private readonly IDataProtectionProvider _provider;

    /// <param name="folder">Folder of keys shared by all internal nodes; null: keys that end with the process.</param>
    public StaffKeyRing(string? folder)
    {
        if (folder is null)
        {
            _provider = new EphemeralDataProtectionProvider();
            return;
        }

        var ring = Path.Combine(folder, "staff-ring");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(ring);
        else Directory.CreateDirectory(ring, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _provider = DataProtectionProvider.Create(new DirectoryInfo(ring), protection => protection.SetApplicationName(ApplicationName));
    }

    public IDataProtector For(string purpose) => _provider.CreateProtector(purpose);
}
