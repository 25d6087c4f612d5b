using System.Text.Json;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Silo.Starting;

namespace OrleansBooking.Silo.Demo;

/// <summary>An account for each role, with random passwords that the data folder remembers; of the demo city, or of an empty one.</summary>
/// <remarks>A start makes what is missing and undoes nothing: an account that somebody locked, or whose password or role somebody changed, stays so and is not
/// announced any more. Only a folder that remembers no password for an account gives it one.</remarks>
public sealed class DemoAccounts(AccountSeeder seeder, FirstPassword passwords, ReadyFacts facts, IConfiguration configuration) : IBeforeReady
{
    public async Task Run(CancellationToken cancellation)
    {
        var path = Path.Combine(configuration["Booking:DataFolder"] ?? ".data", "demo-accounts.json");
        var known = File.Exists(path) ? JsonSerializer.Deserialize<List<DemoAccount>>(await File.ReadAllTextAsync(path, cancellation))! : [];
        var accounts = StaffRoles.All.Select(role => known.Find(account => account.Role == role) ?? Draw(role)).ToList();

        foreach (var account in accounts)
            if (await seeder.EnsureAccount(account.UserName, account.Role, account.Password, renew: !known.Contains(account))) facts.Accounts.Add(account);

        // Last: a start that breaks off before leaves passwords that nobody remembers, and the next one sets them anew.
        if (known.Count < accounts.Count) await Keep(path, accounts);
    }

    private DemoAccount Draw(string role) => new(role, "demo-" + role, passwords.Draw("demo-" + role));

    private static async Task Keep(string path, List<DemoAccount> accounts)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await JsonSerializer.SerializeAsync(file, accounts);
    }
}
