using Microsoft.Extensions.Logging;
using MimeKit;
using Npgsql;
using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Notices;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>Tells the office that a list is there: venue, date and how many, nobody's name and no link (M2, P1).</summary>
public sealed partial class DeadlineMail(
    BookingDatabase database, INoticeCatalogue catalogue, MailOptions options, CityProfile city, TimeProvider time, ILogger<DeadlineMail> log)
{
    /// <summary>Sends what is due, one after another; a list is announced once, or again if the server's answer was lost.</summary>
    public async Task Announce(CancellationToken stop)
    {
        if (options.Host.Length == 0) return;
        await using var session = new SmtpSession(options, time);
        while (await One(session, stop))
        {
        }
    }

    private async Task<bool> One(SmtpSession session, CancellationToken stop)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var connection = await database.Ordinary.OpenConnectionAsync(stop);
        await using var claim = await connection.BeginTransactionAsync(stop);
        await using var due = new NpgsqlCommand(
            """
            select l.venue, l.date, l.people, l.attempts, d.mail_to from deadline_list l join list_deadline d on d.venue = l.venue
            where l.announced_at is null and l.next_attempt_at <= $1 and l.date >= $2 and d.mail_to is not null
            order by l.date, l.venue limit 1 for update of l skip locked
            """,
            connection, claim);
        due.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        due.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = time.CityToday() });
        string venue, mailTo;
        DateOnly date;
        int people, attempts;
        await using (var rows = await due.ExecuteReaderAsync(stop))
        {
            if (!await rows.ReadAsync(stop)) return false;
            (venue, date, people, attempts, mailTo) = (rows.GetString(0), rows.GetFieldValue<DateOnly>(1), rows.GetInt32(2), rows.GetInt32(3),
                rows.GetString(4));
        }

        var sent = await Send(session, venue, date, people, mailTo);
        await using var mark = new NpgsqlCommand(
            """
            update deadline_list set attempts = attempts + 1, announced_at = case when $3 then $4 else announced_at end, next_attempt_at = $5
            where venue = $1 and date = $2
            """,
            connection, claim);
        foreach (var value in (object[])[venue, date, sent, now, now + BackOff.Delay(attempts + 1, Random.Shared.NextDouble())])
            mark.Parameters.Add(new NpgsqlParameter { Value = value });
        await mark.ExecuteNonQueryAsync(CancellationToken.None);
        await claim.CommitAsync(CancellationToken.None);
        return sent;
    }

    private async Task<bool> Send(SmtpSession session, string venue, DateOnly date, int people, string mailTo)
    {
        try
        {
            using var message = Compose((await catalogue.Venue(venue)).Name, venue, date, people, mailTo);
            if (!session.IsOpen) await session.Open();
            await session.Send(message);
            return true;
        }
        catch (Exception fault)
        {
            // The class alone: servers repeat addresses.
            LogFailed(log, venue, date, fault.GetType().Name);
            return false;
        }
    }

    private MimeMessage Compose(string name, string venue, DateOnly date, int people, string mailTo)
    {
        var domain = city.MailFrom[(city.MailFrom.LastIndexOf('@') + 1)..];
        var message = new MimeMessage
        {
            Subject = MailTexts.Get("deadline-subject", JapaneseDates.Day(date), MailBody.Plain(name)),
            Date = time.GetUtcNow(),
            // The same for a repeat: mail programs know it as one.
            MessageId = $"deadline-list.{venue}.{date:yyyyMMdd}@{domain}",
            Body = new TextPart("plain") { Text = MailTexts.Get("deadline-body", MailBody.Plain(name), JapaneseDates.FullDay(date), people) },
        };
        message.From.Add(new MailboxAddress(city.Name, city.MailFrom));
        message.To.Add(new MailboxAddress("", mailTo));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The list of {Venue} for {Date:yyyy-MM-dd} could not be announced: {Fault}")]
    private static partial void LogFailed(ILogger logger, string venue, DateOnly date, string fault);
}
