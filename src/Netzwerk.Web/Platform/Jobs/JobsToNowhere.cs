using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Netzwerk.Web.Platform.Jobs;

public static class JobsToNowhere
{
    /// <summary>For a program that only plays the past: what it hands to the background is not done.</summary>
    public static void ForgetJobs(this IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IBackgroundJobClient, NoJobs>());

    private sealed class NoJobs : IBackgroundJobClient
    {
        public string Create(Job job, IState state) => "";

        public bool ChangeState(string jobId, IState state, string expectedState) => false;
    }
}
