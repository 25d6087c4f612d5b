using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Fixtures;
using OrleansBooking.Silo.Hosting;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>A real city begins with one account, and nobody makes a second one this way.</summary>
public sealed class FirstAdministratorTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_empty_city_gets_an_administrator_with_a_first_password_and_demands_a_second_factor()
    {
        using var silo = Process.Start(new ProcessStartInfo("dotnet", [BuiltProgram.Silo, "--first-administrator", "tanaka"])
        {
            RedirectStandardOutput = true, Environment = { ["ConnectionStrings__Identity"] = _database.Connections.Identity },
        })!;
        var said = (await silo.StandardOutput.ReadToEndAsync()).Split(Environment.NewLine);
        await silo.WaitForExitAsync();

        Assert.Equal((0, "account tanaka"), (silo.ExitCode, said[0]));
        var stored = await _database.Scalar<string>(
            """select "PasswordHash" from identity.account where "UserName" = 'tanaka' and "MustChangePassword" and "LockedAt" is null""");
        Assert.NotEqual(PasswordVerificationResult.Failed,
            new PasswordHasher<Account>().VerifyHashedPassword(new Account(), stored!, said[1].Replace("first password ", "", StringComparison.Ordinal)));
        Assert.Equal(FirstAdministrator.Actor, await _database.Scalar<string>("""select "RecordedBy" from identity.training"""));
        Assert.Equal("staff administrator", await _database.Scalar<string>(
            """select string_agg("Role", ' ' order by "Role" desc) from identity.role_policy where "SecondFactor" """));
        Assert.Equal("account.make account.policy", await _database.Scalar<string>("select string_agg(action, ' ' order by action) from audit.entry"));
    }

    [Fact]
    public async Task Of_two_at_once_one_is_made_and_afterwards_nobody()
    {
        var codes = await Task.WhenAll(Run("tanaka"), Run("suzuki"));
        var late = await Run("sato");

        Assert.Equal([0, FirstAdministratorStart.Refused], codes.Select(one => one.Code).Order());
        Assert.Equal(FirstAdministratorStart.Refused, late.Code);
        Assert.Contains("There is an administrator already", late.Refusal, StringComparison.Ordinal);
        Assert.Equal(1, await _database.Scalar<long>("select count(*) from identity.account"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Tanaka Hanako")]
    public async Task A_name_that_no_account_can_have_is_refused(string name)
    {
        var (code, refusal) = await Run(name);

        Assert.Equal(FirstAdministratorStart.Refused, code);
        Assert.Contains("A user name has", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_migrated_is_refused()
    {
        await _database.Execute("drop schema identity cascade");

        await Assert.ThrowsAsync<StorageNotReadyException>(() => Run("tanaka"));
    }

    [Fact]
    public void The_switch_takes_its_name_and_leaves_the_configuration()
    {
        var start = StartSwitches.From(["--Booking:Roles=silo", "--first-administrator", "tanaka", "--urls", "http://127.0.0.1:1"]);

        Assert.Equal("tanaka", start.FirstAdministrator);
        Assert.Equal(["--Booking:Roles=silo", "--urls", "http://127.0.0.1:1"], start.Settings);
        Assert.Equal("", StartSwitches.From(["--first-administrator", "--migrate"]).FirstAdministrator);
        Assert.Null(StartSwitches.From(["--migrate"]).FirstAdministrator);
    }

    private async Task<(int Code, string Refusal)> Run(string name)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Identity", (string?)_database.Connections.Identity)]).Build();
        await using var said = new StringWriter();
        await using var refused = new StringWriter();
        return (await FirstAdministratorStart.Run(configuration, name, said, refused), refused.ToString());
    }
}
