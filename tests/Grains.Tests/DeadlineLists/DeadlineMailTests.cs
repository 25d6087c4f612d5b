using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBooking.Contracts.City;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.DeadlineLists;
using OrleansBooking.Grains.Notices;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Tests.Notices;

namespace OrleansBooking.Grains.Tests.DeadlineLists;

/// <summary>The office hears that a list is there, and nothing of who is in it (M2, P1).</summary>
public sealed class DeadlineMailTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_list_is_announced_once_without_personal_data()
    {
        await using var scene = await Scene(mailTo: "'office@example.jp'");
        await using var silo = scene.Silo();

        await Mail(scene, silo).Announce(CancellationToken.None);
        await Mail(scene, silo).Announce(CancellationToken.None);

        var mail = Assert.Single(scene.Sink.Accepted);
        Assert.Contains("office@example.jp", mail.Recipient, StringComparison.Ordinal);
        Assert.Contains("予約一覧ができました", mail.Message.Subject, StringComparison.Ordinal);
        Assert.Contains("（12人）", mail.Message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]{4} ?[0-9]{4}|http", mail.Message.TextBody);
    }

    [Fact]
    public async Task Where_no_office_is_named_nothing_is_sent()
    {
        await using var scene = await Scene(mailTo: "null");
        await using var silo = scene.Silo();

        await Mail(scene, silo).Announce(CancellationToken.None);

        Assert.Empty(scene.Sink.Accepted);
    }

    [Fact]
    public async Task A_server_that_is_away_gets_the_same_mail_later()
    {
        await using var scene = await Scene(mailTo: "'office@example.jp'");
        await using var silo = scene.Silo();
        await scene.Sink.GoAway();
        await Mail(scene, silo).Announce(CancellationToken.None);

        scene.Sink.ComeBack();
        await Mail(scene, silo).Announce(CancellationToken.None);
        Assert.Empty(scene.Sink.Accepted);
        scene.Time.Advance(TimeSpan.FromMinutes(2));
        await Mail(scene, silo).Announce(CancellationToken.None);

        Assert.Single(scene.Sink.Accepted);
    }

    private async Task<NoticeScene> Scene(string mailTo)
    {
        var scene = await NoticeScene.Open(postgres);
        await postgres.Execute($"""
            insert into booking.list_deadline (venue, days_before, at, mail_to, revision, actor, changed_at) values ('city-centre', 1, '17:00', {mailTo}, 1, 'test', now());
            insert into booking.deadline_list (venue, date, deadline_at, frozen_at, people, key_version, wrapped_key, sealed_rows, next_attempt_at)
            values ('city-centre', '{scene.Time.CityToday().AddDays(1):yyyy-MM-dd}', now(), now(), 12, 1, 'x', 'x', '2000-01-01');
            """);
        return scene;
    }

    private static DeadlineMail Mail(NoticeScene scene, ServiceProvider silo) => new(
        silo.GetRequiredService<BookingDatabase>(), silo.GetRequiredService<INoticeCatalogue>(), silo.GetRequiredService<MailOptions>(),
        silo.GetRequiredService<CityProfile>(), scene.Time, NullLogger<DeadlineMail>.Instance);
}
