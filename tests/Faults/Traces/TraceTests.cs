using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Privacy;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;

namespace OrleansBooking.Faults.Traces;

/// <summary>A request's trace goes from the API, or from a page of the public zone through the gateway, to the grain and the ledger, and the commit's links to
/// it: in real processes, as exported.</summary>
public sealed class TraceTests
{
    private const byte Link = (13 << 3) | 2;
    private const string Renewal = "certificate-renewal";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_booking_is_traced_from_the_request_and_from_the_page_of_another_node_to_the_commit_without_the_person()
    {
        await using var traces = await OtlpReceiver.Start();
        (string Key, string Value)[] export =
            [("OTEL_EXPORTER_OTLP_ENDPOINT", traces.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "200")];
        await using var server = await OwnPostgres.Start();
        await using var city = await FaultCity.Start(server.Connections, heard: null, export);
        await using var node = WebNode.Launch([city.Silo.GatewayPort], export);
        await node.UntilServing();
        var slots = await FaultCity.OpenSlots(server.Owner, seed: 1);

        var (request, page) = (ActivityTraceId.CreateRandom(), ActivityTraceId.CreateRandom());
        await Book(city, slots[0], Citizens.Renewing(1), request);
        await Book(node, slots[1], Canary.Typed, page);

        await UntilTraced(traces, request);
        await UntilTraced(traces, page);
        Assert.Empty(new CanarySearch(Canary.Typed).In("the traces", traces.Received));
    }

    private static string Parent(ActivityTraceId trace) => $"00-{trace}-{ActivitySpanId.CreateRandom()}-01";

    private static async Task Book(FaultCity city, SlotKey slot, Citizen person, ActivityTraceId trace)
    {
        using var client = await city.SignIn("operator");
        using var request = new HttpRequestMessage(HttpMethod.Post, "reservations")
        {
            Content = JsonContent.Create(new
            {
                venueId = slot.Venue, date = slot.Date.ToString("O", null), time = slot.Time.ToString("HH:mm", null), procedure = Renewal,
                person.Birthday, person.Name, person.Kana, person.Phone,
            }),
        };
        request.Headers.Add("traceparent", Parent(trace));
        using var answer = await client.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task Book(WebNode node, SlotKey slot, Canary person, ActivityTraceId trace)
    {
        using var visitor = new PageVisitor(node.Address);
        await visitor.Open($"/reserve/declare?procedure={Renewal}&venue={slot.Venue}&date={slot.Date:yyyy-MM-dd}&time={slot.Time:HH\\:mm}");
        await visitor.Send(("Name", person.Name), ("Kana", person.Kana), ("Birthday", person.Birthday), ("Phone", person.Phone));
        await visitor.Send(("Email", person.Email));
        visitor.Trace = Parent(trace);
        await visitor.Send();
        Assert.Equal("/reserve/done", visitor.Path);
    }

    private static Task<TimeSpan> UntilTraced(OtlpReceiver traces, ActivityTraceId trace)
    {
        byte[] id = Convert.FromHexString(trace.ToHexString());
        return Patience.Until(
            () => Task.FromResult(Spans(traces.Received, id).Contains("ledger book") && IsLinked(traces.Received, id)),
            Limit,
            "the command's span in the request's trace and the commit's link to it",
            () => $"{string.Join(", ", Spans(traces.Received, id))}; linked: {IsLinked(traces.Received, id)}");
    }

    /// <summary>Names of the exported spans of a trace. A span begins with its trace id (field 1) and span id (2); its name (5) stands not far behind.</summary>
    private static List<string> Spans(byte[] exported, byte[] trace)
    {
        var names = new List<string>();
        byte[] start = [0x0a, 0x10, .. trace, 0x12, 0x08];
        var rest = exported.AsSpan();
        while (rest.IndexOf(start) is >= 0 and var at)
        {
            rest = rest[(at + start.Length + 8)..];
            var near = rest[..Math.Min(rest.Length, 400)];
            var next = near.IndexOf(start);
            if (next >= 0) near = near[..next];
            var text = Encoding.Latin1.GetString(near);
            if (text.Contains("ledger book", StringComparison.Ordinal)) names.Add("ledger book");
        }

        return names;
    }

    /// <summary>A link (field 13) begins with the id of the trace that it leads to; its length takes one byte or, as .NET's exporter pads it, up to four.</summary>
    private static bool IsLinked(byte[] exported, byte[] trace)
    {
        var rest = exported.AsSpan();
        byte[] head = [0x0a, 0x10, .. trace];
        while (rest.IndexOf(head) is >= 0 and var at)
        {
            for (var length = 1; length <= 4 && at > length; length++)
                if (rest[at - 1 - length] == Link) return true;
            rest = rest[(at + 1)..];
        }

        return false;
    }
}
