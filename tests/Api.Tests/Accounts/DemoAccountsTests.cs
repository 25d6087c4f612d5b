using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Silo.Demo;
using OrleansBooking.Silo.Starting;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>A start makes the demo accounts that are missing, and undoes nothing.</summary>
[Collection(ApiCollection.Name)]
public sealed class DemoAccountsTests(ApiHost host) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo-accounts-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_start_undoes_no_lock_no_password_and_no_role_and_announces_what_works()
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        var before = await Start();
        await administrator.PostAsJsonAsync("/api/v1/accounts/demo-operator/lock", new { reason = "使わない" });
        await administrator.PutAsJsonAsync("/api/v1/accounts/demo-viewer", new { displayName = "x", role = StaffRoles.Auditor });
        using (var staff = await host.Client("demo-staff", before["demo-staff"]))
            await staff.PutAsJsonAsync("/api/v1/me/password", new { password = before["demo-staff"], newPassword = Administration.Own });

        var after = await Start();

        Assert.Equal(["demo-administrator", "demo-auditor", "demo-manager"], after.Keys.Order());
        foreach (var (name, password) in after) Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, password)).StatusCode);
        Assert.Equal("locked", await administrator.State("demo-operator"));
        Assert.Equal(HttpStatusCode.OK, (await host.SignIn("demo-staff", Administration.Own)).StatusCode);
        await administrator.PostAsync("/api/v1/accounts/demo-operator/unlock", null);
    }

    [Fact]
    public async Task A_folder_that_remembers_no_password_sets_one_and_lifts_no_lock()
    {
        using var administrator = await host.As(StaffRoles.Administrator);
        await Start();
        await administrator.PostAsJsonAsync("/api/v1/accounts/demo-manager/lock", new { reason = "使わない" });
        File.Delete(Path.Combine(_folder.FullName, "demo-accounts.json"));

        var after = await Start();

        Assert.Equal(HttpStatusCode.OK, (await host.SignIn("demo-auditor", after["demo-auditor"])).StatusCode);
        Assert.DoesNotContain("demo-manager", after.Keys);
        Assert.Equal("locked", await administrator.State("demo-manager"));
        await administrator.PostAsync("/api/v1/accounts/demo-manager/unlock", null);
    }

    [Fact]
    public async Task What_is_announced_signs_in_also_after_wrong_attempts()
    {
        await Start();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.SignIn("demo-auditor", "wrong")));

        var after = await Start();

        Assert.Equal(HttpStatusCode.OK, (await host.SignIn("demo-auditor", after["demo-auditor"])).StatusCode);
    }

    private async Task<Dictionary<string, string>> Start()
    {
        var facts = new ReadyFacts();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Booking:DataFolder", (string?)_folder.FullName)]).Build();
        var services = host.App.Services;
        await new DemoAccounts(services.GetRequiredService<AccountSeeder>(), services.GetRequiredService<FirstPassword>(), facts, configuration).Run(CancellationToken.None);
        return facts.Accounts.ToDictionary(one => one.UserName, one => one.Password);
    }
}
