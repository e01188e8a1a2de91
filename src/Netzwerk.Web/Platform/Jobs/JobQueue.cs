using System.Linq.Expressions;
using Hangfire;

namespace Netzwerk.Web.Platform.Jobs;

/// <summary>
/// Hands work to the background. A job is a plain class with a RunAsync method; its arguments are keys only.
/// A job may run twice, so each one looks first whether its work is already done.
/// </summary>
public sealed class JobQueue(IBackgroundJobClient client)
{
    public const string Mail = "mail";
    public const string Default = "default";

    public void Enqueue<TJob>(Expression<Func<TJob, Task>> call, string queue = Default) =>
        client.Enqueue(queue, call);

    public void Schedule<TJob>(Expression<Func<TJob, Task>> call, TimeSpan delay) =>
        client.Schedule(call, delay);
}

/// <summary>A job that runs again and again; the pattern is a cron line in Europe/Berlin.</summary>
public sealed record RecurringWork(string Name, string Pattern, Action<IRecurringJobManager> Add)
{
    public static RecurringWork Of<TJob>(
        string name,
        string pattern,
        Expression<Func<TJob, Task>> call,
        string queue = JobQueue.Default
    ) =>
        new(
            name,
            pattern,
            manager =>
                manager.AddOrUpdate(
                    name,
                    queue,
                    call,
                    pattern,
                    new RecurringJobOptions
                    {
                        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
                        MisfireHandling = MisfireHandlingMode.Relaxed,
                    }
                )
        );
}
