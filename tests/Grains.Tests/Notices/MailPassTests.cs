using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

public sealed class MailPassTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 3);
    private static readonly TimeOnly Hour = new(10, 30);

    private NoticeScene _scene = null!;

    public async Task InitializeAsync() => _scene = await NoticeScene.Open(postgres);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Mails_go_out_over_one_connection_with_the_facts_of_their_reservation()
    {
        await _scene.Book(Day, Hour);
        var number = await _scene.Book(Day, new(12, 0), "taro..yamada.@docomo.ne.jp");

        var result = await _scene.Pass();

        Assert.Equal(PassResult.Drained, result);
        Assert.Equal(["booked 1 sent 1", "booked 1 sent 1"], await _scene.Notices());
        Assert.Equal(1, _scene.Sink.Connections);
        var mail = _scene.Sink.Accepted.Last();
        Assert.Equal("\"taro..yamada.\"@docomo.ne.jp", mail.Recipient);
        Assert.Contains("12月3日（木）午後0時 中央店交付会場", mail.Message.Subject, StringComparison.Ordinal);
        Assert.Contains("12月2日（水）午後5時まで", mail.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal($"{number}", new string([.. mail.Message.TextBody!.Split("■ 予約番号")[1].Split('■')[0].Where(char.IsAsciiDigit)]));
        Assert.DoesNotContain("山田", mail.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_tells_where_it_was_at_the_version_before()
    {
        var number = await _scene.Book(Day, Hour);
        await _scene.Move(number, new(2026, 12, 6), new(13, 0));
        await _scene.Move(number, new(2026, 12, 27), new(9, 0));

        await _scene.Pass();

        var mails = _scene.Sink.Accepted.Select(mail => mail.Message.TextBody!).ToArray();
        Assert.Equal(3, mails.Length);
        Assert.DoesNotContain("変わる前", mails[0], StringComparison.Ordinal);
        Assert.Contains("変わる前：12月3日（木）午前10時30分 中央店交付会場", mails[1], StringComparison.Ordinal);
        Assert.Contains("変わった後：12月6日（日）午後1時 本庁舎交付会場", mails[1], StringComparison.Ordinal);
        Assert.Contains("変わる前：12月6日（日）午後1時 本庁舎交付会場", mails[2], StringComparison.Ordinal);
        Assert.Contains("変わった後：12月27日（日）午前9時 本庁舎交付会場", mails[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_dispatcher_leaves_a_mail_that_is_under_way_and_sends_the_others()
    {
        for (var i = 0; i < 10; i++) await _scene.Book(Day, Hour);
        var underWay = new TaskCompletionSource();
        var answer = new TaskCompletionSource<string?>();
        _scene.Sink.OnMail = _ => underWay.TrySetResult() ? answer.Task : Task.FromResult<string?>("250 taken");

        var first = _scene.Pass();
        await underWay.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var second = await _scene.Pass();
        var meanwhile = _scene.Sink.Accepted.Count;
        answer.SetResult("250 taken");
        await first;

        Assert.Equal(PassResult.Drained, second);
        Assert.Equal(9, meanwhile);
        Assert.Equal(10, _scene.Sink.Accepted.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(10, _scene.Sink.Accepted.Count);
    }

    [Fact]
    public async Task Dispatchers_at_once_send_each_notice_once()
    {
        for (var i = 0; i < 40; i++) await _scene.Book(Day, Hour);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(_scene.Pass)));
        await _scene.Pass();

        Assert.Equal(40, _scene.Sink.Accepted.Count);
        Assert.Equal(40, _scene.Sink.Accepted.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_newer_mail_waits_while_another_dispatcher_sends_the_older_one()
    {
        var number = await _scene.Book(Day, Hour);
        await _scene.Move(number, new(2026, 12, 6), new(13, 0));
        var underWay = new TaskCompletionSource();
        var answer = new TaskCompletionSource<string?>();
        _scene.Sink.OnMail = _ => underWay.TrySetResult() ? answer.Task : Task.FromResult<string?>("250 taken");

        var first = _scene.Pass();
        await underWay.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await _scene.Pass();
        var meanwhile = _scene.Sink.Accepted.Count;
        answer.SetResult("250 taken");
        await first;

        Assert.Equal(0, meanwhile);
        Assert.Equal(
            ["予約が決まりました", "予約が変わりました"],
            _scene.Sink.Accepted.Select(mail => mail.Message.Subject!.Split('】', ' ')[1]));
    }

    [Fact]
    public async Task An_older_mail_that_waited_too_long_is_superseded_by_the_newer_one()
    {
        var number = await _scene.Book(Day, Hour);
        _scene.Sink.OnMail = _ => Task.FromResult<string?>("451 later");
        await _scene.Pass();
        _scene.Sink.OnMail = _ => Task.FromResult<string?>("250 taken");
        await _scene.Cancel(number);

        await _scene.Pass();
        _scene.Time.Advance(TimeSpan.FromMinutes(2));
        await _scene.Pass();

        Assert.Equal(["booked 1 superseded 1 451 MessageNotAccepted", "cancelled 2 sent 1"], await _scene.Notices());
        Assert.Single(_scene.Sink.Accepted);
    }

    [Fact]
    public async Task A_reservation_whose_address_was_erased_gets_no_mail_and_holds_up_nobody()
    {
        var number = await _scene.Book(Day, Hour);
        await _scene.Book(Day, Hour);
        await _scene.Execute($"update booking.reservation set sealed_email = null where number = {number}");

        await _scene.Pass();

        Assert.Equal(["booked 1 superseded 0", "booked 1 sent 1"], await _scene.Notices());
    }

    [Fact]
    public async Task Settings_reach_the_dispatcher()
    {
        await using var silo = _scene.Silo();

        var options = silo.GetRequiredService<MailOptions>();

        Assert.Equal(("127.0.0.1", _scene.Sink.Port), (options.Host, options.Port));
        Assert.Equal(new TimeOnly(10, 0), options.ReminderFrom);
    }
}
