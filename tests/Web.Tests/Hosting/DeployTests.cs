namespace OrleansBooking.Web.Tests.Hosting;

/// <summary>The deployment files keep the zones apart (C2, design rule 8).</summary>
public sealed class DeployTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    public static TheoryData<string> PublicFiles => ["systemd/booking-citizen.service", "environment/citizen.env", "containers/Containerfile.citizen"];

    public static TheoryData<string> Units => [.. Directory.GetFiles(Path.Combine(Folder, "systemd"), "*.service").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(PublicFiles))]
    public async Task The_public_node_is_given_no_database_and_no_key_of_the_silos(string file)
    {
        var given = (await File.ReadAllLinesAsync(Path.Combine(Folder, file))).Where(line => !line.StartsWith('#') && !line.StartsWith("InaccessiblePaths", StringComparison.Ordinal)).ToList();

        Assert.DoesNotContain(given, line => line.Contains("ConnectionStrings", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(given, line => line.Contains("keys-silo", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Every_unit_is_a_user_of_its_own_without_rights_and_sees_a_read_only_system(string unit)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "systemd", unit));

        foreach (var line in new[] { $"User={Path.GetFileNameWithoutExtension(unit)}", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "UMask=0077" })
            Assert.Contains(line, lines);
    }
}
