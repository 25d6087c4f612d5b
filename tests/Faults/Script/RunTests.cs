using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MimeKit;
using Npgsql;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Faults.Script;

/// <summary>The one script, as its contract says.</summary>
public sealed class RunTests(RunningScript script) : IClassFixture<RunningScript>
{
    private static readonly TimeSpan MailLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Ready_json_says_where_everything_is()
    {
        var ready = script.Run.Ready;

        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(Text(ready, "web")))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(Text(ready, "api") + "/venues"))).StatusCode);
        Assert.True(Directory.Exists(Text(ready, "mail")));
        Assert.Equal(StaffRoles.All.Order(), ready.GetProperty("accounts").EnumerateArray().Select(account => Text(account, "role")).Order());
        await using var database = NpgsqlDataSource.Create(Text(ready, "database"));
        await using var count = database.CreateCommand("select count(*) from applicant");
        Assert.Equal(12_000L, await count.ExecuteScalarAsync());
        var lines = await File.ReadAllLinesAsync(Text(ready, "applicants"));
        Assert.Equal(("reservation_id,birthday,procedures", 12_001), (lines[0], lines.Length));
    }

    [Fact]
    public async Task A_booking_ends_with_a_mail_that_leads_back_here()
    {
        var address = $"{Guid.NewGuid():N}@example.jp";

        await script.Book(address);

        MimeMessage? mail = null;
        await Patience.Until(async () => (mail = await MailTo(address)) is not null, MailLimit, "the mail");
        Assert.Contains(Text(script.Run.Ready, "web"), mail!.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_stop_ends_with_0_and_the_same_folder_has_the_same_bookings()
    {
        var number = await script.Book("again@example.jp");

        var code = await script.Run.Stop();
        await script.StartAgain();

        using var client = await script.SignIn();
        Assert.Equal(0, code);
        Assert.Equal(number, Text(await client.Http.GetFromJsonAsync<JsonElement>($"reservations/{number}"), "number"));
    }

    [Fact]
    public async Task Another_run_in_the_same_folder_is_refused_and_leaves_the_first_one_alone()
    {
        await using var second = ScriptRun.Begin(script.Folder, FreePort.Next());

        Assert.Equal(1, await second.UntilExit());
        Assert.Contains("another run uses the folder", second.Said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(script.Folder, "ready.json")));
    }

    [Fact]
    public async Task Two_run_side_by_side_and_an_empty_city_has_accounts_and_nothing_else()
    {
        await using var empty = await ScriptRun.Start(script.NewFolder(), FreePort.Next(), "--no-demo");
        var ready = empty.Ready;

        using var client = await RunningScript.SignIn(ready, "administrator");
        using var http = new HttpClient();
        Assert.Equal("[]", await http.GetStringAsync(new Uri(Text(ready, "api") + "/venues")));
        Assert.Equal(HttpStatusCode.OK, (await client.Http.GetAsync("reservations")).StatusCode);
        Assert.NotEqual("[]", await http.GetStringAsync(new Uri(Text(script.Run.Ready, "api") + "/venues")));
        Assert.Equal(0, await empty.Stop());
    }

    [Fact]
    public async Task A_given_database_is_used_and_roles_that_are_not_held_have_no_pages()
    {
        await using var database = NpgsqlDataSource.Create(Text(script.Run.Ready, "database"));
        await using (var create = database.CreateCommand("create database given")) await create.ExecuteNonQueryAsync();
        var connection = new NpgsqlConnectionStringBuilder(Text(script.Run.Ready, "database")) { Database = "given", SearchPath = null };

        await using var run = await ScriptRun.Start(script.NewFolder(), FreePort.Next(), "--roles", "silo,api", "--no-demo", "--connection", connection.ConnectionString);

        using var http = new HttpClient();
        Assert.Equal("given", new NpgsqlConnectionStringBuilder(Text(run.Ready, "database")).Database);
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "postgres")));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(Text(run.Ready, "web")))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(Text(run.Ready, "api") + "/venues"))).StatusCode);
        Assert.Equal(0, await run.Stop());
    }

    [Theory]
    [InlineData("--roles does not know 'console'", "--roles", "silo,console")]
    [InlineData("--connection must name the database of the silos", "--roles", "api,citizen")]
    [InlineData("run does not know '--demo'", "--demo")]
    [InlineData("--connection needs a value", "--connection")]
    public async Task What_cannot_be_meant_is_said_before_anything_starts(string expected, params string[] options)
    {
        await using var run = ScriptRun.Begin(script.NewFolder(), FreePort.Next(), options);

        Assert.Equal(1, await run.UntilExit());
        Assert.Contains(expected, run.Said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "postgres")));
    }

    private async Task<MimeMessage?> MailTo(string address)
    {
        foreach (var file in Directory.EnumerateFiles(Text(script.Run.Ready, "mail"), "*.eml"))
        {
            var mail = await MimeMessage.LoadAsync(file);
            if (mail.To.Mailboxes.Any(to => to.Address == address)) return mail;
        }

        return null;
    }

    private static string Text(JsonElement ready, string name) => ready.GetProperty(name).GetString()!;
}
