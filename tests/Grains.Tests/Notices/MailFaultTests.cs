using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

public sealed class MailFaultTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 3);
    private static readonly TimeOnly Hour = new(10, 30);

    private NoticeScene _scene = null!;

    public async Task InitializeAsync() => _scene = await NoticeScene.Open(postgres);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task With_the_server_away_no_attempt_is_counted_and_the_mails_go_out_later()
    {
        for (var i = 0; i < 3; i++) await _scene.Book(Day, Hour);
        await _scene.Sink.GoAway();

        var away = await _scene.Pass();
        var waiting = await _scene.Notices();
        _scene.Sink.ComeBack();
        var back = await _scene.Pass();

        Assert.Equal((PassResult.ServerInTrouble, PassResult.Drained), (away, back));
        Assert.All(waiting, notice => Assert.Equal("booked 1 pending 0", notice));
        Assert.All(await _scene.Notices(), notice => Assert.Equal("booked 1 sent 1", notice));
        Assert.Equal(3, _scene.Sink.Accepted.Count);
    }

    [Fact]
    public async Task A_recipient_refused_for_good_is_given_up_after_a_few_and_never_named()
    {
        await _scene.Book(Day, Hour, "gone@example.jp");
        await _scene.Book(Day, Hour);
        _scene.Sink.OnRecipient = recipient => recipient.StartsWith("gone", StringComparison.Ordinal) ? $"550 5.1.1 <{recipient}> unknown" : null;

        for (var i = 0; i < BackOff.AttemptsIfPermanent + 2; i++)
        {
            await _scene.Pass();
            _scene.Time.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal([$"booked 1 dead {BackOff.AttemptsIfPermanent} 550 RecipientNotAccepted", "booked 1 sent 1"], await _scene.Notices());
        Assert.Contains(_scene.Log.Lines, line => line.Contains("given up", StringComparison.Ordinal));
        Assert.All(_scene.Log.Lines, line => Assert.DoesNotContain("example.jp", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_refused_for_now_waits_about_a_minute_and_then_goes_out()
    {
        await _scene.Book(Day, Hour);
        _scene.Sink.OnRecipient = _ => "450 4.2.1 busy";

        await _scene.Pass();
        _scene.Sink.OnRecipient = _ => null;
        _scene.Time.Advance(TimeSpan.FromSeconds(53));
        await _scene.Pass();
        var early = _scene.Sink.Accepted.Count;
        _scene.Time.Advance(TimeSpan.FromSeconds(14));
        await _scene.Pass();

        Assert.Equal(0, early);
        Assert.Equal(["booked 1 sent 2"], await _scene.Notices());
    }

    [Fact]
    public async Task A_server_that_refuses_one_after_another_costs_the_rest_no_attempt()
    {
        for (var i = 0; i < 10; i++) await _scene.Book(Day, Hour);
        _scene.Sink.OnRecipient = _ => "550 5.7.1 relaying denied";

        var result = await _scene.Pass();

        Assert.Equal(PassResult.ServerInTrouble, result);
        Assert.Equal(5, (await _scene.Notices()).Count(notice => notice == "booked 1 pending 0"));
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_after_the_time_out()
    {
        await _scene.Book(Day, Hour);
        await _scene.Book(Day, Hour);
        var hangs = new TaskCompletionSource();
        _scene.Sink.OnMail = _ =>
        {
            hangs.TrySetResult();
            return new TaskCompletionSource<string?>().Task;
        };

        var pass = _scene.Pass();
        await hangs.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _scene.Time.Advance(new MailOptions().Timeout);
        var result = await pass.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(PassResult.ServerInTrouble, result);
        Assert.Equal(1, (await _scene.Notices()).Count(notice => notice == "booked 1 pending 0"));
    }

    [Fact]
    public async Task A_lost_answer_repeats_the_mail_under_the_same_message_id()
    {
        await _scene.Book(Day, Hour);
        var ids = new List<string>();
        _scene.Sink.OnMail = mail =>
        {
            ids.Add(mail.MessageId);
            return Task.FromResult(ids.Count == 1 ? null : "250 taken");
        };

        await _scene.Pass();
        _scene.Time.Advance(TimeSpan.FromMinutes(2));
        await _scene.Pass();

        Assert.Equal(2, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.Equal(["booked 1 sent 2"], await _scene.Notices());
    }

    [Fact]
    public async Task A_dispatcher_that_dies_before_the_mark_leaves_the_notice_to_the_next_under_the_same_message_id()
    {
        await _scene.Book(Day, Hour);
        _scene.Sink.OnMail = async _ =>
        {
            await _scene.Execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and application_name = 'booking-silo'");
            return "250 taken";
        };

        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(_scene.Pass);
        var orphaned = await _scene.Notices();
        _scene.Sink.OnMail = _ => Task.FromResult<string?>("250 taken");
        await _scene.Pass();

        Assert.Equal(["booked 1 pending 0"], orphaned);
        Assert.Equal(["booked 1 sent 1"], await _scene.Notices());
        Assert.Equal(2, _scene.Sink.Accepted.Count);
        Assert.Single(_scene.Sink.Accepted.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task An_address_that_cannot_be_unsealed_holds_up_nobody()
    {
        var number = await _scene.Book(Day, Hour);
        await _scene.Book(Day, Hour);
        await _scene.Execute($"update booking.reservation set wrapped_key = '' where number = {number}");

        await _scene.Pass();

        Assert.Equal(["booked 1 pending 1 AuthenticationTagMismatchException", "booked 1 sent 1"], await _scene.Notices());
    }
}
