using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OrleansBooking.Faults.Mails;

namespace OrleansBooking.Faults.Invariants;

/// <summary>What is in people's inboxes, against the notices (design.md, rule 7).</summary>
public static class MailInvariants
{
    public const string RepeatedForAReason = "a mail comes twice only if the server's answer was lost, or its sender or the way to the database died before it could mark";
    public const string SameMessageId = "all copies of a notice's mail have the Message-ID of the notice";
    public const string SentMeansThere = "a notice that is marked as sent has its mail";

    private const string Notices = "select id, floor(extract(epoch from created_at) * 1000)::bigint, state from booking.notice";

    // From the server's answer to the mark is one small statement; a claim that was lost with its connection may be sent for so long yet.
    private static readonly double Slack = 3.0 * Stopwatch.Frequency;

    /// <summary>Everything that is wrong; empty if all is well.</summary>
    /// <param name="faults">When marking could fail.</param>
    public static async Task<IReadOnlyList<Violation>> Check(NpgsqlDataSource database, MailServer server, IReadOnlyList<FaultWindow> faults)
    {
        // Mails go on while this is asked: a copy from before has its notice, a mark has a copy until after.
        var before = server.Copies;
        var notices = new Dictionary<long, (string MessageId, string State)>();
        await using var query = database.CreateCommand(Notices);
        await using var row = await query.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var (id, created) = (row.GetInt64(0), row.GetInt64(1));
            notices[id] = (string.Create(CultureInfo.InvariantCulture, $"{id}.{created}.notice"), row.GetString(2));
        }

        return [.. Check(notices, before, server.Copies, faults)];
    }

    private static IEnumerable<Violation> Check(
        Dictionary<long, (string MessageId, string State)> notices, IReadOnlyList<MailCopy> before, IReadOnlyList<MailCopy> after, IReadOnlyList<FaultWindow> faults)
    {
        var byNotice = before.ToLookup(NoticeOf);
        foreach (var mails in byNotice)
        {
            var wrong = mails.FirstOrDefault(copy => !notices.TryGetValue(mails.Key, out var notice) || copy.MessageId.Split('@')[0] != notice.MessageId);
            if (wrong is not null) yield return new Violation(SameMessageId, $"<{wrong.MessageId}>");
            foreach (var copy in mails.SkipLast(1).Where(copy => copy.Answered && !faults.Any(fault => Excuses(fault, copy))))
                yield return new Violation(RepeatedForAReason, $"<{copy.MessageId}>: {mails.Count()} copies");
        }

        var there = after.Select(NoticeOf).ToHashSet();
        foreach (var (id, notice) in notices.Where(notice => notice.Value.State == "sent" && !there.Contains(notice.Key)))
            yield return new Violation(SentMeansThere, $"<{notice.MessageId}>");
    }

    private static long NoticeOf(MailCopy copy) => long.TryParse(copy.MessageId.Split('.')[0], out var id) ? id : 0;

    private static bool Excuses(FaultWindow fault, MailCopy copy) =>
        fault.Begin - copy.Taken < Slack && copy.Taken - fault.End < Slack;
}
