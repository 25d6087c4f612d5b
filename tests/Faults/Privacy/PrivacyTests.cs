using System.Text;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Grains.Tests.Notices;
using Xunit.Abstractions;

namespace OrleansBooking.Faults.Privacy;

/// <summary>Personal data stays apart (P1, design.md rule 10): typed through the whole journey, found in no place where it does not belong.</summary>
public sealed class PrivacyTests(ITestOutputHelper output)
{
    private static readonly string PlantedInDatabase =
        $"create table public.planted (value text); insert into public.planted values ('{Canary.Planted.Name}'); do $$ begin raise log 'planted {Canary.Planted.Name}'; end $$; checkpoint";

    private static readonly TimeSpan MailLimit = TimeSpan.FromSeconds(30);

    // As loud as anybody would ever make it.
    private static readonly (string, string)[] Loud =
    [
        ("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft", "Debug"), ("Logging:LogLevel:Orleans", "Debug"),
        ("Logging:LogLevel:OrleansBooking", "Trace"), ("Logging:LogLevel:Npgsql", "Trace"), ("Logging:LogLevel:System", "Debug"),
    ];

    [Fact]
    public async Task Personal_data_typed_through_the_whole_journey_is_found_nowhere_and_planted_data_everywhere()
    {
        await using var traces = await OtlpReceiver.Start();
        // A server that turns people away repeats their address to do so.
        await using var mails = new SmtpSink { OnRecipient = recipient => recipient.StartsWith(Canary.Typed.MailUser, StringComparison.Ordinal) ? $"550 5.1.1 <{recipient}> is unknown here" : null };
        await using var server = await OwnPostgres.Start();
        var log = new StringBuilder();
        await using var city = await FaultCity.Start(
            server.Connections,
            line => { lock (log) log.AppendLine(line); },
            [
                .. Loud,
                ("OTEL_EXPORTER_OTLP_ENDPOINT", traces.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
                ("Mail:Port", $"{mails.Port}"),
                // Planted where the product itself writes it: into its log, its traces.
                ("Booking:ClusterId", $"booking {Canary.Planted.MailUser}"), ("OTEL_SERVICE_NAME", Canary.Planted.Name),
            ]);

        await city.Import($"reservation_id,birthday,procedures\n{Canary.Typed.ReservationId},{Canary.Typed.Birthday},card-pickup;certificate-renewal\n", people: 1);
        var slots = await FaultCity.OpenSlots(server.Owner, seed: 1);
        using (var client = await city.SignIn("operator"))
        using (var administrator = await city.SignIn("administrator"))
        using (var visitor = new PageVisitor(city.Silo.Web))
        {
            await new Journey(client, administrator, slots).Walk();
            await new PageJourney(visitor, slots).Walk();
        }

        await UntilMailsAreRefusedAndSent(server);

        await using (var plant = server.Owner.CreateCommand(PlantedInDatabase))
        {
            await plant.ExecuteNonQueryAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(city.Silo.DataFolder.FullName, "planted"), Canary.Planted.Kana);
        await city.Silo.Stop();
        var dump = await server.Dump();
        await server.StopFast();

        var typed = new[] { Canary.Typed, Canary.Changed }.SelectMany(canary => Look(new CanarySearch(canary))).ToList();
        var planted = Look(new CanarySearch(Canary.Planted)).Select(finding => finding.Place.Split(':')[0]).Distinct().Order().ToList();

        output.WriteLine($"searched {log.Length} characters of log, {traces.Received.Length} bytes of traces, {dump.Length} bytes of dump");
        Assert.Contains("\"LogLevel\":\"Debug\",\"Category\":\"Microsoft.AspNetCore", log.ToString(), StringComparison.Ordinal);
        Assert.Equal(["PostgreSQL's data folder", "PostgreSQL's log", "the dump", "the process's log", "the silo's data folder", "the traces"], planted);
        Assert.True(typed.Count == 0, string.Join('\n', typed.DistinctBy(finding => (finding.Place, finding.Field))));

        IEnumerable<Finding> Look(CanarySearch search) =>
        [
            .. search.In("the process's log", Encoding.UTF8.GetBytes(log.ToString())),
            .. search.In("the traces", traces.Received),
            .. search.In("the dump", dump),
            .. search.In("PostgreSQL's log", File.ReadAllBytes(server.Log)),
            .. search.InFolder("PostgreSQL's data folder", server.DataFolder),
            .. search.InFolder("the silo's data folder", city.Silo.DataFolder.FullName),
        ];
    }

    private static async Task UntilMailsAreRefusedAndSent(OwnPostgres server)
    {
        await using var states = server.Owner.CreateCommand("select array_agg(distinct case when state = 'pending' and attempts > 0 then 'refused' else state end) from booking.notice");
        string[] seen = [];
        await Patience.Until(
            async () => (seen = (string[])(await states.ExecuteScalarAsync())!) is var now && now.Contains("refused") && now.Contains("sent"),
            MailLimit,
            "a mail that was refused and one that was sent",
            () => string.Join(", ", seen));
    }
}
